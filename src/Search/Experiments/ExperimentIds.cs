namespace Bayou.Search.Experiments;

/// <summary>Orders experiment ids as the numbers that they are, however long.</summary>
internal static class ExperimentIds
{
    /// <summary>
    /// Compares two ids: without leading zeros the longer is the greater; ids that differ in zeros only are compared as text.
    /// </summary>
    /// <param name="left">One id.</param>
    /// <param name="right">The other.</param>
    public static int Compare(string left, string right)
    {
        var (leftDigits, rightDigits) = (left.AsSpan().TrimStart('0').Length, right.AsSpan().TrimStart('0').Length);
        if (leftDigits != rightDigits)
        {
            return leftDigits.CompareTo(rightDigits);
        }

        var byDigits = left.AsSpan(left.Length - leftDigits).SequenceCompareTo(right.AsSpan(right.Length - rightDigits));
        return byDigits != 0 ? byDigits : string.CompareOrdinal(left, right);
    }
}
