using System.Text;
using Bayou.Spans.Otlp;

namespace Bayou.Api.Tests.Otlp;

/// <summary>What the server answered.</summary>
internal sealed record OtlpReply(int Status, string? MediaType, string? RetryAfter, byte[] Body, string? AcceptEncoding = null)
{
    internal string Text => Encoding.UTF8.GetString(Body);

    internal ExportTracePartialSuccess? PartialSuccess => ExportTraceServiceResponse.Parser.ParseFrom(Body).PartialSuccess;

    /// <summary>A google.rpc.Status has its fields where a partial success has them.</summary>
    internal (int Code, string Message) Error
    {
        get
        {
            var status = ExportTracePartialSuccess.Parser.ParseFrom(Body);
            return ((int)status.RejectedSpans, status.ErrorMessage);
        }
    }
}
