using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Otlp;

/// <summary>The body of a request, read whole and decompressed. It must be disposed before the request ends.</summary>
internal sealed class OtlpBody : IDisposable
{
    private readonly PipeReader _pipe;
    private readonly SequencePosition _end;
    private PooledSequence? _decoded;

    private OtlpBody(PipeReader pipe, ReadOnlySequence<byte> raw)
    {
        _pipe = pipe;
        _end = raw.End;
        Bytes = raw;
    }

    /// <summary>The bytes; of what is not compressed those of the connection, not a copy.</summary>
    internal ReadOnlySequence<byte> Bytes { get; private set; }

    /// <summary>
    /// Reads a body to its end. The web server's own cap must be off: it would cut the connection of a body that is too large, and whoever still
    /// sends would not read the answer but try again.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">The largest body.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BadHttpRequestException">413: it is larger.</exception>
    internal static async Task<OtlpBody> ReadAsync(HttpRequest request, long maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        var pipe = request.BodyReader;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var bytes = read.Buffer;
            if (bytes.Length > maxBytes)
            {
                pipe.AdvanceTo(bytes.End);
                throw TooLarge(maxBytes);
            }

            if (read.IsCompleted)
            {
                return new OtlpBody(pipe, bytes);
            }

            pipe.AdvanceTo(bytes.Start, bytes.End);
        }
    }

    /// <summary>Replaces the bytes by a part of them, decompressed.</summary>
    /// <param name="coding">How they are compressed.</param>
    /// <param name="part">Which of them.</param>
    /// <param name="maxBytes">The most that may come out.</param>
    /// <param name="field">How errors call the header that names the coding.</param>
    internal void Decode(string coding, ReadOnlySequence<byte> part, long maxBytes, string field)
    {
        _decoded = ContentCoding.Decode(coding, part, maxBytes, field);
        Bytes = _decoded?.Bytes ?? part;
    }

    /// <summary>What answers a body that is too large.</summary>
    /// <param name="what">What is too large.</param>
    /// <param name="maxBytes">What is allowed.</param>
    /// <param name="setting">The setting that allows more.</param>
    internal static BadHttpRequestException TooLarge(string what, long maxBytes, string setting) => new(
        $"{what} is larger than {maxBytes} bytes. Send fewer spans at a time, or allow more with {setting}.", StatusCodes.Status413PayloadTooLarge);

    public void Dispose()
    {
        _decoded?.Dispose();
        _pipe.AdvanceTo(_end);
    }

    private static BadHttpRequestException TooLarge(long maxBytes) => TooLarge("The request body", maxBytes, "BAYOU_OTLP_MAX_BODY_BYTES");
}
