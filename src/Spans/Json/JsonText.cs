using System.Buffers;
using System.Globalization;

namespace Bayou.Spans.Json;

/// <summary>
/// Builds JSON text the way MLflow's Python writes it: a space after each colon and comma, nothing outside ASCII escaped. Texts searches
/// and stored references rely on this form, so it belongs to the stored format.
/// </summary>
internal sealed class JsonText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private char[] _buffer = new char[128];
    private int _length;

    /// <summary>What was written so far.</summary>
    internal ReadOnlySpan<char> Written => _buffer.AsSpan(0, _length);

    /// <summary>Whether a text has characters that JSON escapes.</summary>
    internal static bool NeedsEscape(ReadOnlySpan<char> text) => text.ContainsAny(Escaped);

    /// <summary>A text as JSON, in quotes.</summary>
    internal static string Quote(string text)
    {
        if (!NeedsEscape(text))
        {
            return string.Concat("\"", text, "\"");
        }

        var json = new JsonText();
        json.String(text);
        return json.ToString();
    }

    internal void Clear() => _length = 0;

    internal void Raw(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    internal void Raw(char character)
    {
        Reserve(1);
        _buffer[_length++] = character;
    }

    /// <summary>A comma, unless the last character opened an object or a list.</summary>
    internal void Separate()
    {
        if (_length > 0 && _buffer[_length - 1] is not ('{' or '['))
        {
            Raw(", ");
        }
    }

    /// <summary>The name of a member, after a comma where one is due.</summary>
    internal void Name(ReadOnlySpan<char> name)
    {
        Separate();
        String(name);
        Raw(": ");
    }

    internal void String(ReadOnlySpan<char> text)
    {
        Raw('"');
        Escape(text);
        Raw('"');
    }

    internal void Number(long value)
    {
        Reserve(20);
        value.TryFormat(_buffer.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    internal void Number(ulong value)
    {
        Reserve(20);
        value.TryFormat(_buffer.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Whole numbers keep a fraction, so that they are read as floating point again; what JSON can't express becomes text.</summary>
    internal void Number(double value)
    {
        if (!double.IsFinite(value))
        {
            Raw(double.IsNaN(value) ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\"");
            return;
        }

        Reserve(40);
        value.TryFormat(_buffer.AsSpan(_length), out var written, "R", CultureInfo.InvariantCulture);
        var isWhole = !_buffer.AsSpan(_length, written).ContainsAny('.', 'E');
        _length += written;
        if (isWhole)
        {
            Raw(".0");
        }
    }

    /// <inheritdoc />
    public override string ToString() => new(_buffer, 0, _length);

    private void Escape(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Escaped) is var at and >= 0)
        {
            Raw(text[..at]);
            Raw('\\');
            EscapeOne(text[at]);
            text = text[(at + 1)..];
        }

        Raw(text);
    }

    private void EscapeOne(char character)
    {
        switch (character)
        {
            case '"' or '\\': Raw(character); break;
            case '\n': Raw('n'); break;
            case '\r': Raw('r'); break;
            case '\t': Raw('t'); break;
            case '\b': Raw('b'); break;
            case '\f': Raw('f'); break;
            default:
                Raw("u00");
                Raw("0123456789abcdef"[character >> 4]);
                Raw("0123456789abcdef"[character & 15]);
                break;
        }
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Array.Resize(ref _buffer, Math.Max(checked(_length + count), (int)Math.Min(Array.MaxLength, _buffer.Length * 2L)));
        }
    }
}
