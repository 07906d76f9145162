using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>Sends one trace of very many spans, in requests of 500 as exporters do.</summary>
/// <param name="options">How many spans.</param>
internal sealed class LargeTraceWorkload(WorkloadOptions options) : IWorkload
{
    private const int SpansOfARequest = 500;
    private const int BytesOfASpan = 1024;

    private readonly int _requests = Math.Max(1, options.TraceSpans / SpansOfARequest);
    private OtlpTemplate? _template;
    private ulong _stamp;
    private long _start;

    public WorkloadDescription Description { get; } = new(
        "otlp-large-trace", FormattableString.Invariant($"a trace of {options.TraceSpans} spans of 1 KiB, in requests of {SpansOfARequest}"))
    {
        Unit = "spans",
        UnitsPerOperation = Math.Max(1, options.TraceSpans / SpansOfARequest) * SpansOfARequest,
        ReadsAnswers = true,
        ComparesToBare = false,
    };

    public void Prepare(MlflowServer server, int connections)
    {
        _template = new OtlpTemplate(server.Experiment, SpansOfARequest, BytesOfASpan, "bench", isError: false, seed: 1);
        _start = server.Now;
        _stamp = ~(ulong)_start;
    }

    /// <summary>The id of a trace that was sent.</summary>
    internal string TraceOf(long number) => OtlpTemplate.TraceId(_stamp, number);

    public void Write(in Operation operation, RequestBuffer request)
    {
        _template!.Write(request, _stamp, operation.Number, operation.Step * SpansOfARequest, _start);
        request.Post("/v1/traces"u8, "application/x-protobuf"u8);
    }

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer) =>
        operation.Step + 1 < _requests ? AnswerVerdict.More : AnswerVerdict.Done;
}
