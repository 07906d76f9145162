using System.Collections.Immutable;
using Bayou.Contracts.Runs;
using Bayou.Search.Language;

namespace Bayou.Search.Paging;

/// <summary>A total order of rows of several tables, by the sort keys that came with them.</summary>
/// <typeparam name="THit">A row.</typeparam>
/// <param name="ordering">The order.</param>
/// <param name="keyOf">The sort key of a row.</param>
/// <param name="idOf">The id of a row.</param>
internal sealed class HitOrder<THit>(Ordering ordering, Func<THit, ImmutableArray<SortValue>> keyOf, Func<THit, string> idOf)
    : IComparer<THit>
{
    /// <inheritdoc/>
    public int Compare(THit? x, THit? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var (left, right) = (keyOf(x), keyOf(y));
        for (var i = 0; i < ordering.Parts.Length; i++)
        {
            var compared = SortValues.Compare(left[i], right[i], ordering.Parts[i].Descending);
            if (compared != 0)
            {
                return compared;
            }
        }

        var byId = string.CompareOrdinal(idOf(x), idOf(y));
        return ordering.IdDescending ? -byId : byId;
    }
}
