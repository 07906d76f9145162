using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Bayou.Bench.Http;

/// <summary>
/// Takes one HTTP/1.1 answer (RFC 9112) as its bytes arrive, however they are cut: content-length, chunked and until-close bodies, interim
/// answers. It is reused for the next answer of the same connection.
/// </summary>
internal sealed class HttpAnswer
{
    private const int LongestLine = 64 * 1024;
    private readonly ArrayBufferWriter<byte> _line = new(256);
    private readonly ArrayBufferWriter<byte> _body = new(256);
    private AnswerPart _part;
    private bool _keepsBody;
    private bool _isChunked;
    private long _length;
    private long _left;

    /// <summary>The status code.</summary>
    internal int Status { get; private set; }

    /// <summary>How many bytes of body came, kept or not.</summary>
    internal long BodyLength { get; private set; }

    /// <summary>Whether the connection may carry another request.</summary>
    internal bool KeepsConnection { get; private set; }

    internal bool IsComplete => _part == AnswerPart.Complete;

    /// <summary>The body so far, if it is kept: bodies of refusals always are.</summary>
    internal ReadOnlySpan<byte> Body => _body.WrittenSpan;

    /// <summary>Waits for a new answer.</summary>
    /// <param name="keepsBody">Whether the body of a success is kept.</param>
    internal void Reset(bool keepsBody)
    {
        _keepsBody = keepsBody;
        _part = AnswerPart.StatusLine;
        _line.ResetWrittenCount();
        _body.ResetWrittenCount();
        BodyLength = 0;
        Status = 0;
    }

    /// <summary>Takes bytes up to the end of the answer.</summary>
    /// <param name="bytes">What arrived.</param>
    /// <returns>How many were taken; fewer than given only when the answer is complete.</returns>
    /// <exception cref="BadAnswerException">They are no HTTP/1.1.</exception>
    internal int Take(ReadOnlySpan<byte> bytes)
    {
        var taken = 0;
        while (taken < bytes.Length && _part != AnswerPart.Complete)
        {
            var rest = bytes[taken..];
            taken += _part is AnswerPart.FixedBody or AnswerPart.ChunkBytes or AnswerPart.BodyUntilClose ? TakeBody(rest) : TakeLine(rest);
        }

        return taken;
    }

    /// <summary>The connection ended.</summary>
    /// <returns>Whether that completes the answer.</returns>
    internal bool EndOfStream()
    {
        if (_part == AnswerPart.BodyUntilClose)
        {
            _part = AnswerPart.Complete;
        }

        return IsComplete;
    }

    private int TakeBody(ReadOnlySpan<byte> bytes)
    {
        var count = (int)Math.Min(bytes.Length, _left);
        if (_keepsBody || Status >= 400)
        {
            _body.Write(bytes[..count]);
        }

        BodyLength += count;
        _left -= count;
        if (_left == 0)
        {
            _part = _part == AnswerPart.ChunkBytes ? AnswerPart.ChunkEnd : AnswerPart.Complete;
        }

        return count;
    }

    private int TakeLine(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        var part = end < 0 ? bytes : bytes[..end];
        if (_line.WrittenCount + part.Length > LongestLine)
        {
            throw new BadAnswerException($"A line is longer than {LongestLine} bytes.");
        }

        if (end < 0)
        {
            _line.Write(part);
            return bytes.Length;
        }

        if (_line.WrittenCount > 0)
        {
            _line.Write(part);
            part = _line.WrittenSpan;
        }

        ReadLine(part.TrimEnd((byte)'\r'));
        _line.ResetWrittenCount();
        return end + 1;
    }

    private void ReadLine(ReadOnlySpan<byte> line)
    {
        switch (_part)
        {
            case AnswerPart.StatusLine:
                ReadStatus(line);
                break;
            case AnswerPart.Header when line.IsEmpty:
                _part = BodyAfterHead();
                break;
            case AnswerPart.Header:
                ReadHeader(line);
                break;
            case AnswerPart.ChunkSize:
                ReadChunkSize(line);
                break;
            case AnswerPart.ChunkEnd:
                _part = line.IsEmpty ? AnswerPart.ChunkSize : throw Bad("A chunk is longer than its size says", line);
                break;
            case AnswerPart.Trailer when line.IsEmpty:
                _part = AnswerPart.Complete;
                break;
        }
    }

    private void ReadStatus(ReadOnlySpan<byte> line)
    {
        if (line.Length < 12 || !line.StartsWith("HTTP/1."u8)
            || !Utf8Parser.TryParse(line.Slice(9, 3), out int status, out var digits) || digits < 3)
        {
            throw Bad("This is no status line", line);
        }

        Status = status;
        KeepsConnection = line[7] == (byte)'1';
        _isChunked = false;
        _length = -1;
        _part = AnswerPart.Header;
    }

    private void ReadHeader(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0)
        {
            throw Bad("This is no header", line);
        }

        var name = line[..colon];
        var value = line[(colon + 1)..].Trim(" \t"u8);
        if (Ascii.EqualsIgnoreCase(name, "content-length"u8))
        {
            if (!Utf8Parser.TryParse(value, out _length, out var digits) || digits != value.Length || _length < 0)
            {
                throw Bad("This is no length", line);
            }
        }
        else if (Ascii.EqualsIgnoreCase(name, "transfer-encoding"u8))
        {
            _isChunked = Ascii.EqualsIgnoreCase(value, "chunked"u8) ? true : throw Bad("This encoding is not understood", line);
        }
        else if (Ascii.EqualsIgnoreCase(name, "connection"u8))
        {
            KeepsConnection = !Ascii.EqualsIgnoreCase(value, "close"u8)
                && (KeepsConnection || Ascii.EqualsIgnoreCase(value, "keep-alive"u8));
        }
    }

    private AnswerPart BodyAfterHead()
    {
        if (Status is >= 100 and < 200)
        {
            return AnswerPart.StatusLine;
        }

        if (Status is 204 or 304 || (_length == 0 && !_isChunked))
        {
            return AnswerPart.Complete;
        }

        if (_isChunked)
        {
            return AnswerPart.ChunkSize;
        }

        KeepsConnection &= _length > 0;
        _left = _length > 0 ? _length : long.MaxValue;
        return _length > 0 ? AnswerPart.FixedBody : AnswerPart.BodyUntilClose;
    }

    private void ReadChunkSize(ReadOnlySpan<byte> line)
    {
        var extension = line.IndexOf((byte)';');
        var size = (extension < 0 ? line : line[..extension]).TrimEnd(" \t"u8);
        if (!Utf8Parser.TryParse(size, out _left, out var digits, 'x') || digits != size.Length || _left < 0)
        {
            throw Bad("This is no size of a chunk", line);
        }

        _part = _left == 0 ? AnswerPart.Trailer : AnswerPart.ChunkBytes;
    }

    private static BadAnswerException Bad(string what, ReadOnlySpan<byte> line) =>
        new($"{what}: {Encoding.Latin1.GetString(line[..Math.Min(line.Length, 80)])}");
}
