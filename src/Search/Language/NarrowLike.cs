using System.Collections.Immutable;

namespace Bayou.Search.Language;

/// <summary>
/// A LIKE pattern for texts of one byte per character (Latin-1), as most are: pieces are found by vectorised search where they are literal,
/// by their longest literal stretch where they are not. Not safe for use by two threads at once.
/// </summary>
internal sealed class NarrowLike
{
    private readonly byte[]? _folds;
    private readonly NarrowPiece _head;
    private readonly NarrowPiece? _tail;
    private readonly ImmutableArray<NarrowPiece> _middle;
    private readonly int _leastLength;
    private byte[] _buffer = [];

    private NarrowLike(byte[]? folds, NarrowPiece head, NarrowPiece? tail, ImmutableArray<NarrowPiece> middle)
    {
        _folds = folds;
        _head = head;
        _tail = tail;
        _middle = middle;
        _leastLength = head.Length + (tail?.Length ?? 0) + middle.Sum(piece => piece.Length);
    }

    /// <summary>Prepares a pattern.</summary>
    /// <param name="head">Code points that a text begins with.</param>
    /// <param name="tail">Code points that it ends with; null when it is all head.</param>
    /// <param name="middle">Code points of the pieces between, in order.</param>
    /// <param name="ignoreCase">Whether the code points are folded, and texts must be.</param>
    /// <returns>Null where one byte per character can't tell, or a piece is so long that only <see cref="LikePiece"/> keeps its promise of time.</returns>
    public static NarrowLike? TryCreate(int[] head, int[]? tail, IEnumerable<int[]> middle, bool ignoreCase)
    {
        var pieces = middle.ToList();
        return NarrowPiece.IsPossible(head) && (tail is null || NarrowPiece.IsPossible(tail)) && pieces.TrueForAll(NarrowPiece.IsPossible)
            ? new NarrowLike(
                ignoreCase ? NarrowFolding.Table : null,
                new NarrowPiece(head),
                tail is null ? null : new NarrowPiece(tail),
                [.. pieces.Select(piece => new NarrowPiece(piece))])
            : null;
    }

    /// <summary>Whether a text can be judged here.</summary>
    /// <param name="text">The text, one byte per character.</param>
    public bool CanJudge(ReadOnlySpan<byte> text) => _folds is null || !text.ContainsAny(NarrowFolding.Unfoldable);

    /// <summary>Whether a text is like the pattern.</summary>
    /// <param name="text">The text, one byte per character.</param>
    public bool Matches(ReadOnlySpan<byte> text)
    {
        if (text.Length < _leastLength)
        {
            return false;
        }

        if (_folds is not null)
        {
            text = Fold(text, _folds);
        }

        if (_tail is null)
        {
            return text.Length == _head.Length && _head.StandsAt(text, 0);
        }

        var end = text.Length - _tail.Length;
        return _tail.StandsAt(text, end) && _head.StandsAt(text, 0) && HasMiddle(text[_head.Length..end]);
    }

    private bool HasMiddle(ReadOnlySpan<byte> rest)
    {
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

    private ReadOnlySpan<byte> Fold(ReadOnlySpan<byte> text, byte[] folds)
    {
        if (_buffer.Length < text.Length)
        {
            _buffer = new byte[text.Length * 2];
        }

        var folded = _buffer.AsSpan(0, text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            folded[i] = folds[text[i]];
        }

        return folded;
    }
}
