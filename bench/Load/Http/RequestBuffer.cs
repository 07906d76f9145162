using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;

namespace Bayou.Bench.Http;

/// <summary>
/// One request, kept for the life of a connection. The body is written first; the head goes into the room before it, so that nothing is
/// copied and one send takes both.
/// </summary>
internal sealed class RequestBuffer(TargetAddress target)
{
    private const int HeadRoom = 8 * 1024;
    private const int LongestNumber = 32;
    private byte[] _bytes = new byte[HeadRoom + 8 * 1024];
    private int _start = HeadRoom;
    private int _end = HeadRoom;

    /// <summary>Head and body as they go over the wire, apart from <see cref="StreamedBytes"/>.</summary>
    internal ReadOnlySpan<byte> Wire => _bytes.AsSpan(_start, _end - _start);

    /// <summary>How many bytes of made-up content follow.</summary>
    internal long StreamedBytes { get; private set; }

    /// <summary>Begins a new request.</summary>
    internal RequestBuffer Clear()
    {
        _start = _end = HeadRoom;
        StreamedBytes = 0;
        return this;
    }

    /// <summary>Adds bytes to the body as they are.</summary>
    internal RequestBuffer Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Extend(bytes.Length));
        return this;
    }

    /// <summary>Adds text to the body as it is.</summary>
    internal RequestBuffer Append(string text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _end += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_end));
        return this;
    }

    /// <summary>Adds text that stands between quotes in JSON.</summary>
    internal RequestBuffer AppendJson(string text) => Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text));

    /// <summary>Adds a whole number.</summary>
    internal RequestBuffer Append(long number)
    {
        Reserve(LongestNumber);
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_end), out var written);
        _end += written;
        return this;
    }

    /// <summary>Adds a finite number in its shortest exact form.</summary>
    internal RequestBuffer Append(double number)
    {
        Reserve(LongestNumber);
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_end), out var written);
        _end += written;
        return this;
    }

    /// <summary>Room for bytes that the caller writes at once.</summary>
    internal Span<byte> Extend(int length)
    {
        Reserve(length);
        _end += length;
        return _bytes.AsSpan(_end - length, length);
    }

    /// <summary>Ends a request without a body. The path begins after the static prefix and is escaped already.</summary>
    internal void Get(ReadOnlySpan<byte> path) => WriteHead("GET "u8, path, ""u8, -1);

    /// <summary>Ends a request without a body that deletes.</summary>
    internal void Delete(ReadOnlySpan<byte> path) => WriteHead("DELETE "u8, path, ""u8, -1);

    /// <summary>Ends a request whose body is what was added.</summary>
    /// <param name="path">The path after the static prefix, escaped already.</param>
    /// <param name="contentType">The body's media type; empty for JSON.</param>
    internal void Post(ReadOnlySpan<byte> path, ReadOnlySpan<byte> contentType = default) =>
        WriteHead("POST "u8, path, contentType.IsEmpty ? "application/json"u8 : contentType, _end - HeadRoom);

    /// <summary>Ends a request whose body is made-up content.</summary>
    /// <param name="path">The path after the static prefix, escaped already.</param>
    /// <param name="length">The length of the body in bytes.</param>
    internal void Put(ReadOnlySpan<byte> path, long length)
    {
        StreamedBytes = length;
        WriteHead("PUT "u8, path, "application/octet-stream"u8, length);
    }

    private void WriteHead(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, ReadOnlySpan<byte> contentType, long length)
    {
        Span<byte> number = stackalloc byte[LongestNumber];
        _start = HeadRoom;
        Prepend("\r\n"u8);
        if (length >= 0)
        {
            Utf8Formatter.TryFormat(length, number, out var written);
            Prepend("\r\n"u8);
            Prepend(number[..written]);
            Prepend("\r\nContent-Length: "u8);
            Prepend(contentType);
            Prepend("Content-Type: "u8);
        }

        Prepend(target.HostLine.Span);
        Prepend(" HTTP/1.1\r\n"u8);
        Prepend(path);
        Prepend(target.BasePath.Span);
        Prepend(method);
    }

    private void Prepend(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _start)
        {
            throw new BenchException($"The head of a request is longer than {HeadRoom} bytes.");
        }

        _start -= bytes.Length;
        bytes.CopyTo(_bytes.AsSpan(_start));
    }

    private void Reserve(int length)
    {
        if (_bytes.Length - _end < length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _end + length));
        }
    }
}
