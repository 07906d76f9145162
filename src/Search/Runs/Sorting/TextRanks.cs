using Bayou.Search.Columns;

namespace Bayou.Search.Runs.Sorting;

/// <summary>
/// Ranks some texts of a dictionary by UTF-16 code unit. They are sorted four code units after the other, as numbers; what is left equal so, and
/// texts that agree for very long, are compared.
/// </summary>
/// <param name="texts">The dictionary.</param>
internal sealed class TextRanks(TextDictionary texts)
{
    private const int Step = 4;
    private const int Longest = 64;
    private const int FewTexts = 8;
    private readonly Dictionary<int, int> _ranks = [];

    /// <summary>The rank of a text, from 0.</summary>
    /// <param name="code">One more than the text's number.</param>
    public int this[int code] => _ranks[code];

    /// <summary>Takes a text.</summary>
    /// <param name="code">One more than its number; 0 is left out.</param>
    public void Add(int code)
    {
        if (code != 0)
        {
            _ranks.TryAdd(code, 0);
        }
    }

    /// <summary>Ranks all that were added.</summary>
    public void Sort()
    {
        int[] codes = [.. _ranks.Keys];
        Sort(codes, new ulong[codes.Length], from: 0);
        for (var rank = 0; rank < codes.Length; rank++)
        {
            _ranks[codes[rank]] = rank;
        }
    }

    private void Sort(Span<int> codes, Span<ulong> bits, int from)
    {
        if (codes.Length <= FewTexts || from >= Longest)
        {
            codes.Sort((left, right) => texts.Compare(left - 1, right - 1));
            return;
        }

        for (var i = 0; i < codes.Length; i++)
        {
            bits[i] = texts.Prefix(codes[i] - 1, from);
        }

        bits.Sort(codes);
        for (var begin = 0; begin < codes.Length;)
        {
            var end = begin + 1;
            while (end < codes.Length && bits[end] == bits[begin])
            {
                end++;
            }

            Sort(codes[begin..end], bits[begin..end], from + Step);
            begin = end;
        }
    }
}
