namespace Bayou.Search.Language;

/// <summary>
/// A piece of a LIKE pattern between two %. It is found by the Shift-And algorithm (Baeza-Yates and Gonnet, 1992), which keeps one bit per
/// prefix of the piece and so takes any-character places without going back.
/// </summary>
internal sealed class LikePiece
{
    /// <summary>The place of any one character.</summary>
    public const int Any = -1;

    private const int Ascii = 128;
    private readonly Dictionary<int, ulong[]> _masks = [];
    private readonly ulong[]? _asciiMasks;
    private readonly ulong[] _anyMask;
    private readonly ulong[] _state;
    private readonly ulong _last;

    /// <summary>Prepares a piece.</summary>
    /// <param name="points">Code points or <see cref="Any"/>; not empty.</param>
    public LikePiece(int[] points)
    {
        Length = points.Length;
        var words = (points.Length + 63) / 64;
        _state = new ulong[words];
        _anyMask = new ulong[words];
        _last = 1UL << ((points.Length - 1) % 64);
        for (var i = 0; i < points.Length; i++)
        {
            if (points[i] == Any)
            {
                _anyMask[i / 64] |= 1UL << (i % 64);
            }
        }

        for (var i = 0; i < points.Length; i++)
        {
            if (points[i] != Any)
            {
                if (!_masks.TryGetValue(points[i], out var mask))
                {
                    _masks.Add(points[i], mask = (ulong[])_anyMask.Clone());
                }

                mask[i / 64] |= 1UL << (i % 64);
            }
        }

        if (words == 1)
        {
            _asciiMasks = [.. Enumerable.Range(0, Ascii).Select(point => MaskOf(point)[0])];
        }
    }

    /// <summary>Code points in it.</summary>
    public int Length { get; }

    /// <summary>Whether a piece stands at one place of a text that is long enough.</summary>
    /// <param name="piece">Code points or <see cref="Any"/>.</param>
    /// <param name="text">The text's code points.</param>
    /// <param name="start">The place.</param>
    public static bool StandsAt(ReadOnlySpan<int> piece, ReadOnlySpan<int> text, int start)
    {
        for (var i = 0; i < piece.Length; i++)
        {
            if (piece[i] != Any && piece[i] != text[start + i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where the first occurrence ends (the place behind it), or -1.</summary>
    /// <param name="text">The text's code points.</param>
    public int FindEnd(ReadOnlySpan<int> text) => _asciiMasks is null ? FindEndOfLong(text) : FindEndOfShort(text, _asciiMasks);

    private ulong[] MaskOf(int point) => _masks.TryGetValue(point, out var mask) ? mask : _anyMask;

    private int FindEndOfShort(ReadOnlySpan<int> text, ReadOnlySpan<ulong> asciiMasks)
    {
        var state = 0UL;
        for (var i = 0; i < text.Length; i++)
        {
            var point = text[i];
            state = ((state << 1) | 1) & ((uint)point < (uint)asciiMasks.Length ? asciiMasks[point] : MaskOf(point)[0]);
            if ((state & _last) != 0)
            {
                return i + 1;
            }
        }

        return -1;
    }

    private int FindEndOfLong(ReadOnlySpan<int> text)
    {
        var state = _state.AsSpan();
        state.Clear();
        for (var i = 0; i < text.Length; i++)
        {
            var mask = MaskOf(text[i]);
            var carry = 1UL;
            for (var word = 0; word < state.Length; word++)
            {
                var shifted = (state[word] << 1) | carry;
                carry = state[word] >> 63;
                state[word] = shifted & mask[word];
            }

            if ((state[^1] & _last) != 0)
            {
                return i + 1;
            }
        }

        return -1;
    }
}
