namespace Bayou.Search.Language;

/// <summary>A piece of a LIKE pattern between two %, for texts of one byte per character.</summary>
internal sealed class NarrowPiece
{
    private const int LongestPiece = 64;
    private readonly byte[] _characters;
    private readonly int[] _any;
    private readonly int _stretchStart;
    private readonly byte[] _stretch;

    /// <summary>Prepares a piece.</summary>
    /// <param name="points">Code points, or <see cref="LikePiece.Any"/>; see <see cref="IsPossible"/>.</param>
    public NarrowPiece(int[] points)
    {
        _characters = [.. points.Select(point => (byte)point)];
        _any = [.. Enumerable.Range(0, points.Length).Where(place => points[place] == LikePiece.Any)];
        (_stretchStart, _stretch) = LongestStretch(points);
    }

    /// <summary>Characters in it.</summary>
    public int Length => _characters.Length;

    /// <summary>Whether texts of one byte per character can have the piece, and looking for it never takes long.</summary>
    /// <param name="points">Code points, or <see cref="LikePiece.Any"/>.</param>
    public static bool IsPossible(int[] points) =>
        points.Length <= LongestPiece && Array.TrueForAll(points, static point => point is LikePiece.Any or (>= 0 and <= byte.MaxValue));

    /// <summary>Whether the piece stands at one place of a text that is long enough.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place.</param>
    public bool StandsAt(ReadOnlySpan<byte> text, int start)
    {
        text = text.Slice(start, Length);
        if (_any.Length == 0)
        {
            return text.SequenceEqual(_characters);
        }

        var literal = 0;
        foreach (var any in _any)
        {
            if (!text[literal..any].SequenceEqual(_characters.AsSpan(literal..any)))
            {
                return false;
            }

            literal = any + 1;
        }

        return text[literal..].SequenceEqual(_characters.AsSpan(literal));
    }

    /// <summary>Where the first occurrence ends (the place behind it), or -1.</summary>
    /// <param name="text">The text.</param>
    public int FindEnd(ReadOnlySpan<byte> text)
    {
        for (var start = 0; start <= text.Length - Length; start++)
        {
            var found = text[(start + _stretchStart)..].IndexOf(_stretch);
            if (found < 0)
            {
                return -1;
            }

            start += found;
            if (start > text.Length - Length)
            {
                return -1;
            }

            if (_any.Length == 0 || StandsAt(text, start))
            {
                return start + Length;
            }
        }

        return -1;
    }

    private static (int Start, byte[] Characters) LongestStretch(int[] points)
    {
        var (start, length) = (0, 0);
        for (var from = 0; from < points.Length; from++)
        {
            var behind = Array.IndexOf(points, LikePiece.Any, from);
            var run = (behind < 0 ? points.Length : behind) - from;
            if (run > length)
            {
                (start, length) = (from, run);
            }
        }

        return (start, [.. points.AsSpan(start, length).ToArray().Select(static point => (byte)point)]);
    }
}
