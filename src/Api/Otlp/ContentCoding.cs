using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Otlp;

/// <summary>Undoes the compression of a body (RFC 9110, 8.4.1; RFC 1950 to 1952).</summary>
internal static class ContentCoding
{
    /// <summary>What may be sent, as <c>Accept-Encoding</c> lists it (RFC 9110, 12.5.3).</summary>
    internal const string Accepted = "gzip, deflate, identity";

    /// <summary>Bytes as they were before they were compressed.</summary>
    /// <param name="coding">Such as <c>gzip</c>; empty or <c>identity</c> for none.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="maxBytes">The most that may come out.</param>
    /// <param name="field">How errors call the header that names the coding.</param>
    /// <returns>Null when they are not compressed.</returns>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: broken bytes.</exception>
    /// <exception cref="BadHttpRequestException">
    /// 415: an unknown coding. 413: more than <paramref name="maxBytes"/> would come out.
    /// </exception>
    internal static PooledSequence? Decode(string coding, ReadOnlySequence<byte> body, long maxBytes, string field)
    {
        if (coding.Length == 0 || coding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        using var stream = Open(coding, body, field);
        var decoded = new PooledSequence();
        try
        {
            return decoded.TryFill(stream, maxBytes) ? decoded : throw OtlpBody.TooLarge("Decompressed, the body", maxBytes, "BAYOU_OTLP_MAX_DECODED_BYTES");
        }
        catch (Exception exception)
        {
            decoded.Dispose();
            if (exception is InvalidDataException)
            {
                throw new BayouException(
                    ErrorCode.InvalidParameterValue, $"The body is not what {field} '{coding}' says: it can't be decompressed.", exception);
            }

            throw;
        }
    }

    /// <summary>Whether bytes that are compressed so can be read.</summary>
    internal static bool IsKnown(string coding) => coding.ToLowerInvariant() is "gzip" or "x-gzip" or "deflate";

    private static Stream Open(string coding, ReadOnlySequence<byte> body, string field)
    {
        var source = PipeReader.Create(body).AsStream();
        return coding.ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => new GZipStream(source, CompressionMode.Decompress),
            "deflate" when HasZlibHeader(body) => new ZLibStream(source, CompressionMode.Decompress),
            "deflate" => new DeflateStream(source, CompressionMode.Decompress),
            _ => throw new BadHttpRequestException(
                $"Unsupported {field} '{coding}': use gzip, deflate or identity, or send none.", StatusCodes.Status415UnsupportedMediaType),
        };
    }

    /// <summary>HTTP's deflate means zlib, but some clients send bare deflate; zlib's first two bytes tell (RFC 1950, 2.2).</summary>
    private static bool HasZlibHeader(ReadOnlySequence<byte> body)
    {
        const int Deflate = 8;
        Span<byte> header = stackalloc byte[2];
        if (body.Length < header.Length)
        {
            return false;
        }

        body.Slice(0, header.Length).CopyTo(header);
        return (header[0] & 0x0F) == Deflate && ((header[0] << 8) | header[1]) % 31 == 0;
    }
}
