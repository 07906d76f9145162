using System.IO.Compression;
using Bayou.Conformance.Tests.Documents;

namespace Bayou.Conformance.Tests.Http;

/// <summary>Compresses a body as its `coding` says, without a header that tells so.</summary>
internal static class BodyCoding
{
    public static ByteArrayContent? Apply(MappingNode request, ByteArrayContent? body)
    {
        if (body is null || request.Find("coding")?.AsText("coding") is not { } coding)
        {
            return body;
        }

        using var buffer = new MemoryStream();
        using (var stream = Open(coding, buffer))
        {
            body.CopyTo(stream, context: null, CancellationToken.None);
        }

        return new ByteArrayContent(buffer.ToArray()) { Headers = { ContentType = body.Headers.ContentType } };
    }

    private static Stream Open(string coding, Stream target) => coding switch
    {
        "gzip" => new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true),
        "deflate" => new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true),
        "deflate-raw" => new DeflateStream(target, CompressionLevel.Optimal, leaveOpen: true),
        _ => throw new ScenarioFormatException($"There is no coding '{coding}'; there are gzip, deflate and deflate-raw."),
    };
}
