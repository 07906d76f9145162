using System.Buffers.Binary;
using System.Buffers.Text;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Metrics;

namespace Bayou.Api.Metrics;

/// <summary>The page token of a history: the last point shown, so that pages don't shift while points are added.</summary>
internal static class MetricHistoryToken
{
    private const byte Version = 1;
    private const int Bytes = 1 + (3 * sizeof(long));

    internal static string Write(MetricPoint last)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], last.Timestamp);
        BinaryPrimitives.WriteInt64BigEndian(bytes[9..], last.Step);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[17..], last.Value);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it is none of ours.</exception>
    internal static MetricPoint Read(string token)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        if (!Base64Url.IsValid(token, out var length) || length != Bytes || !Base64Url.TryDecodeFromChars(token, bytes, out _) || bytes[0] != Version)
        {
            throw BayouException.InvalidParameter("Invalid page token. Use the next_page_token of the previous page as it is.");
        }

        return new MetricPoint(
            BinaryPrimitives.ReadDoubleBigEndian(bytes[17..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[1..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[9..]));
    }
}
