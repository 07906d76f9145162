using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using Bayou.Api.Responses;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Traces;

/// <summary>
/// Heads of spans as JSON, one after the other in the same buffer. A skeleton has tens of thousands of them with the same members, so that names are
/// copied whole, with what stands around them, instead of being looked at each time.
/// </summary>
internal sealed class SpanHeadText
{
    // All that an object holds beside its texts, with room to spare: 20 members of a name and the longest number.
    private const int MostBytesBesideTexts = 2048;

    // A character in the longest form that JSON gives it: \u and four digits.
    private const int MostBytesOfCharacter = 6;

    private static readonly SearchValues<char> s_plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 !#$%()*,-./:;=?@[]^_{|}~");

    private byte[] _buffer = new byte[MostBytesBesideTexts * 2];
    private int _length;

    /// <summary>A head, valid until the next one.</summary>
    /// <param name="span">The span.</param>
    internal ReadOnlySpan<byte> Write(SpanHead span)
    {
        _length = 0;
        EnsureRoom(MostBytesBesideTexts);
        Text("{\"span_id\":"u8, span.SpanId);
        Text(",\"parent_span_id\":"u8, span.ParentSpanId);
        Text(",\"name\":"u8, span.Name);
        Text(",\"type\":"u8, span.Type);
        Number(",\"kind\":"u8, span.Kind);
        Raw(span.Status switch
        {
            SpanStatus.Ok => ",\"status\":\"OK\""u8,
            SpanStatus.Error => ",\"status\":\"ERROR\""u8,
            _ => ",\"status\":\"UNSET\""u8,
        });
        Number(",\"start_time_unix_nano\":"u8, span.StartNanos);
        Number(",\"end_time_unix_nano\":"u8, span.EndNanos);
        Text(",\"model\":"u8, span.Model);
        Text(",\"provider\":"u8, span.Provider);
        Tokens(span.Tokens);
        Cost(span.Cost);
        Number(",\"size_bytes\":"u8, span.Bytes);
        Raw("}"u8);
        return _buffer.AsSpan(0, _length);
    }

    private void Tokens(TokenUsage? tokens)
    {
        if (tokens is null)
        {
            return;
        }

        Raw(",\"tokens\":{"u8);
        var start = _length;
        Count("\"input_tokens\":"u8, tokens.Input);
        Count("\"output_tokens\":"u8, tokens.Output);
        Count("\"total_tokens\":"u8, tokens.Total);
        Count("\"cache_read_input_tokens\":"u8, tokens.CacheRead);
        Count("\"cache_creation_input_tokens\":"u8, tokens.CacheWrite);
        Count("\"reasoning_output_tokens\":"u8, tokens.Reasoning);
        _length -= _length > start ? 1 : 0;
        Raw("}"u8);
    }

    private void Count(ReadOnlySpan<byte> before, long? count)
    {
        if (count is { } told)
        {
            Number(before, told);
            Raw(","u8);
        }
    }

    private void Cost(SpanCost? cost)
    {
        if (cost is null)
        {
            return;
        }

        Double(",\"cost\":{\"input_cost\":"u8, cost.Input);
        Double(",\"output_cost\":"u8, cost.Output);
        Double(",\"total_cost\":"u8, cost.Total);
        Raw("}"u8);
    }

    private void Double(ReadOnlySpan<byte> before, double value)
    {
        Raw(before);
        _length += JsonNumbers.Format(value, _buffer.AsSpan(_length));
    }

    private void Number(ReadOnlySpan<byte> before, long value)
    {
        Raw(before);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_length), out var written);
        _length += written;
    }

    /// <summary>A member whose value is a text; nothing where there is none.</summary>
    private void Text(ReadOnlySpan<byte> before, string? text)
    {
        if (text is null)
        {
            return;
        }

        EnsureRoom(MostBytesBesideTexts + (text.Length * MostBytesOfCharacter));
        Raw(before);
        Raw("\""u8);
        _length += text.AsSpan().ContainsAnyExcept(s_plain)
            ? Encoding.UTF8.GetBytes(JavaScriptEncoder.Default.Encode(text), _buffer.AsSpan(_length))
            : Encoding.ASCII.GetBytes(text, _buffer.AsSpan(_length));
        Raw("\""u8);
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private void EnsureRoom(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            Array.Resize(ref _buffer, (_length + bytes) * 2);
        }
    }
}
