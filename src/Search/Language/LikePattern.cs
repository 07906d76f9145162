using System.Collections.Immutable;

namespace Bayou.Search.Language;

/// <summary>
/// A LIKE pattern: % stands for any characters, _ for exactly one (a code point), nothing escapes them. Time grows with the text's length
/// times a 64th of the longest piece between two %, never with the number of ways to match. Not safe for use by two threads at once.
/// </summary>
internal sealed class LikePattern : ITextPattern
{
    private readonly bool _ignoreCase;
    private readonly int[] _head;
    private readonly int[]? _tail;
    private readonly LikePiece[] _middle;
    private readonly int _leastLength;
    private int[] _buffer = new int[64];

    /// <summary>Prepares a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="ignoreCase">Whether case is folded, by Unicode's simple upper-case mapping without any culture.</param>
    public LikePattern(string pattern, bool ignoreCase)
    {
        _ignoreCase = ignoreCase;
        var pieces = pattern.Split('%');
        var middle = pieces.Length > 2 ? pieces[1..^1].Where(piece => piece.Length > 0).Select(Prepare).ToList() : [];
        _head = Prepare(pieces[0]);
        _tail = pieces.Length > 1 ? Prepare(pieces[^1]) : null;
        _middle = [.. middle.Select(piece => new LikePiece(piece))];
        Narrow = NarrowLike.TryCreate(_head, _tail, middle, ignoreCase);
        Literals = [.. pattern.Split(['%', '_'], StringSplitOptions.RemoveEmptyEntries)];
        _leastLength = _head.Length + (_tail?.Length ?? 0) + _middle.Sum(piece => piece.Length);
    }

    /// <inheritdoc/>
    public NarrowLike? Narrow { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Literals { get; }

    /// <inheritdoc/>
    public bool Matches(ReadOnlySpan<char> text)
    {
        if (_buffer.Length < text.Length)
        {
            _buffer = new int[text.Length];
        }

        ReadOnlySpan<int> points = _buffer.AsSpan(0, CodePoints.Decode(text, _ignoreCase, _buffer));
        if (points.Length < _leastLength || !LikePiece.StandsAt(_head, points, 0))
        {
            return false;
        }

        if (_tail is null)
        {
            return points.Length == _head.Length;
        }

        var end = points.Length - _tail.Length;
        if (!LikePiece.StandsAt(_tail, points, end))
        {
            return false;
        }

        var rest = points[_head.Length..end];
        foreach (var piece in _middle)
        {
            var behind = piece.FindEnd(rest);
            if (behind < 0)
            {
                return false;
            }

            rest = rest[behind..];
        }

        return true;
    }

    private int[] Prepare(string piece)
    {
        var points = new int[piece.Length];
        var count = CodePoints.Decode(piece, _ignoreCase, points);
        Array.Resize(ref points, count);
        points.AsSpan().Replace('_', LikePiece.Any);
        return points;
    }
}
