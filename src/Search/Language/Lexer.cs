using System.Collections.Immutable;

namespace Bayou.Search.Language;

/// <summary>
/// Cuts filter and ordering text into tokens. Quotes know no escapes: a doubled quote inside quotes doesn't end the text and
/// stays doubled, a backslash is a character as any other.
/// </summary>
/// <param name="source">The text to cut.</param>
internal sealed class Lexer(string source)
{
    private const string ComparatorCharacters = "=!<>~";
    private int _position;

    /// <summary>The next token; again and again <see cref="TokenKind.End"/> at the end.</summary>
    public Token Next()
    {
        while (_position < source.Length && char.IsWhiteSpace(source[_position]))
        {
            _position++;
        }

        if (_position == source.Length)
        {
            return new Token(TokenKind.End, string.Empty, []);
        }

        var start = _position;
        var first = source[start];
        if (first == '\'')
        {
            return ReadQuoted() is { } text ? new Token(TokenKind.Quoted, text, []) : Unclosed(start);
        }

        if (TrySkipNumber())
        {
            return new Token(TokenKind.Number, source[start.._position], []);
        }

        if (StartsPart(first))
        {
            return ReadPath();
        }

        if (ComparatorCharacters.Contains(first))
        {
            while (_position < source.Length && ComparatorCharacters.Contains(source[_position]))
            {
                _position++;
            }

            return new Token(TokenKind.Comparator, source[start.._position], []);
        }

        _position++;
        return new Token(TokenKind.Symbol, source[start.._position], []);
    }

    private static bool IsWord(char character) =>
        char.IsLetterOrDigit(character) || character is '_' or '$' or '#' || char.IsSurrogate(character);

    private static bool StartsPart(char character) => IsWord(character) || character is '`' or '"';

    private Token ReadPath()
    {
        var start = _position;
        var parts = ImmutableArray.CreateBuilder<PathPart>(2);
        while (true)
        {
            var quote = source[_position] is '`' or '"' ? source[_position] : PathPart.Bare;
            if ((quote == PathPart.Bare ? ReadWord() : ReadQuoted()) is not { } text)
            {
                return Unclosed(start);
            }

            parts.Add(new PathPart(text, quote));
            if (_position + 1 >= source.Length || source[_position] != '.' || !StartsPart(source[_position + 1]))
            {
                return new Token(TokenKind.Path, source[start.._position], parts.ToImmutable());
            }

            _position++;
        }
    }

    private Token Unclosed(int start) => new(TokenKind.Unclosed, source[start..], []);

    private string ReadWord()
    {
        var start = _position;
        while (_position < source.Length && IsWord(source[_position]))
        {
            _position++;
        }

        return source[start.._position];
    }

    /// <summary>Reads text in quotes of the kind that stands here; null when they are never closed.</summary>
    private string? ReadQuoted()
    {
        var start = _position;
        var quote = source[start];
        for (_position++; _position < source.Length; _position++)
        {
            if (source[_position] != quote)
            {
                continue;
            }

            if (_position + 1 < source.Length && source[_position + 1] == quote)
            {
                _position++;
                continue;
            }

            _position++;
            return source[(start + 1)..(_position - 1)];
        }

        return null;
    }

    /// <summary>Moves behind a number, if one starts here and no word goes on behind it (as in the hex text 5abc).</summary>
    private bool TrySkipNumber()
    {
        var end = _position + (source[_position] == '-' ? 1 : 0);
        var whole = SkipDigits(ref end);
        var fraction = 0;
        if (end < source.Length && source[end] == '.')
        {
            end++;
            fraction = SkipDigits(ref end);
        }

        if (whole + fraction == 0)
        {
            return false;
        }

        if (end < source.Length && source[end] is 'e' or 'E')
        {
            var exponent = end + 1;
            if (exponent < source.Length && source[exponent] is '+' or '-')
            {
                exponent++;
            }

            end = SkipDigits(ref exponent) > 0 ? exponent : end;
        }

        if (end < source.Length && IsWord(source[end]))
        {
            return false;
        }

        _position = end;
        return true;
    }

    private int SkipDigits(ref int end)
    {
        var start = end;
        while (end < source.Length && char.IsAsciiDigit(source[end]))
        {
            end++;
        }

        return end - start;
    }
}
