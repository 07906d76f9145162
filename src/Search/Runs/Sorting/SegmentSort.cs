namespace Bayou.Search.Runs.Sorting;

/// <summary>
/// Sorts rows by one part of an order after the other, by the integers that stand for its values; only rows that these leave equal are
/// compared.
/// </summary>
/// <param name="order">The order.</param>
/// <param name="first">The row of place 0.</param>
internal sealed class SegmentSort(RowOrder order, int first)
{
    /// <summary>Sorts.</summary>
    /// <param name="places">The rows, less the first one.</param>
    public void Sort(Span<ushort> places) => Sort(places, new ulong[places.Length], part: 0);

    private void Sort(Span<ushort> places, Span<ulong> bits, int part)
    {
        if (part == order.Parts.Count)
        {
            places.Sort(Compare);
            return;
        }

        order.Parts[part].CopyExactBits(first, places, bits);
        bits.Sort(places);
        for (var begin = 0; begin < places.Length;)
        {
            var end = begin + 1;
            while (end < places.Length && bits[end] == bits[begin])
            {
                end++;
            }

            if (end > begin + 1)
            {
                SortEqual(places[begin..end], bits[begin..end], part);
            }

            begin = end;
        }
    }

    /// <summary>What is cut off to stay below <see cref="SortBits.NaN"/> says nothing of its order.</summary>
    private void SortEqual(Span<ushort> places, Span<ulong> bits, int part)
    {
        if (bits[0] == SortBits.Greatest)
        {
            places.Sort(Compare);
        }
        else
        {
            Sort(places, bits, part + 1);
        }
    }

    private int Compare(ushort left, ushort right) => order.Compare(first + left, first + right);
}
