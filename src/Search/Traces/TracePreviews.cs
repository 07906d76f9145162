using System.Text;
using Bayou.Search.Columns;

namespace Bayou.Search.Traces;

/// <summary>The beginnings of a request and a response: each the length of its UTF-8 plus one, then that; 0 stands for null.</summary>
internal static class TracePreviews
{
    /// <summary>Puts both together.</summary>
    /// <param name="request">The request's, or null.</param>
    /// <param name="response">The response's, or null.</param>
    public static byte[] Write(string? request, string? response)
    {
        if (request is null && response is null)
        {
            return [];
        }

        var most = (2 * Varint.MostBytes) + Encoding.UTF8.GetMaxByteCount((request?.Length ?? 0) + (response?.Length ?? 0));
        var buffer = new byte[most];
        var length = WriteOne(buffer, request);
        length += WriteOne(buffer.AsSpan(length), response);
        return buffer.AsSpan(0, length).ToArray();
    }

    /// <summary>Puts both together where they are in UTF-8 already.</summary>
    /// <param name="target">Takes them; large enough for both and two lengths.</param>
    /// <param name="request">The request's.</param>
    /// <param name="hasRequest">False where it has none.</param>
    /// <param name="response">The response's.</param>
    /// <param name="hasResponse">False where it has none.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(Span<byte> target, ReadOnlySpan<byte> request, bool hasRequest, ReadOnlySpan<byte> response, bool hasResponse)
    {
        if (!hasRequest && !hasResponse)
        {
            return 0;
        }

        var length = WriteOne(target, request, hasRequest);
        return length + WriteOne(target[length..], response, hasResponse);
    }

    /// <summary>Takes them apart.</summary>
    /// <param name="previews">What <see cref="Write(string?, string?)"/> gave.</param>
    public static (string? Request, string? Response) Read(ReadOnlySpan<byte> previews) =>
        previews.IsEmpty ? (null, null) : (ReadOne(ref previews), ReadOne(ref previews));

    private static int WriteOne(Span<byte> target, string? text)
    {
        if (text is null)
        {
            return Varint.Write(target, 0);
        }

        var header = Varint.Write(target, (ulong)Encoding.UTF8.GetByteCount(text) + 1);
        return header + Encoding.UTF8.GetBytes(text, target[header..]);
    }

    private static int WriteOne(Span<byte> target, ReadOnlySpan<byte> text, bool isThere)
    {
        var header = Varint.Write(target, isThere ? (ulong)text.Length + 1 : 0);
        text.CopyTo(target[header..]);
        return header + text.Length;
    }

    private static string? ReadOne(ref ReadOnlySpan<byte> previews)
    {
        var length = (int)Varint.Read(ref previews) - 1;
        if (length < 0)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(previews[..length]);
        previews = previews[length..];
        return text;
    }
}
