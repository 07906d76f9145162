using Bayou.Contracts.Runs;
using Bayou.Search.Language;

namespace Bayou.Search.Paging;

/// <summary>A total order of things that are held whole in memory.</summary>
/// <typeparam name="T">The kind of thing.</typeparam>
/// <param name="ordering">The order.</param>
/// <param name="read">The value of a field of a thing.</param>
/// <param name="idOf">What no two things share.</param>
/// <param name="compareIds">The order of ids.</param>
internal sealed class EntityOrder<T>(Ordering ordering, Func<T, Field, SortValue> read, Func<T, string> idOf, Comparison<string> compareIds)
    : IComparer<T>
    where T : class
{
    /// <summary>Where a page ends.</summary>
    /// <param name="last">Its last thing.</param>
    public PageToken TokenAfter(T last) => new([.. ordering.Parts.Select(part => read(last, part.Field))], idOf(last));

    /// <inheritdoc/>
    public int Compare(T? x, T? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        foreach (var part in ordering.Parts)
        {
            var compared = SortValues.Compare(read(x, part.Field), read(y, part.Field), part.Descending);
            if (compared != 0)
            {
                return compared;
            }
        }

        return CompareIds(idOf(x), idOf(y));
    }

    /// <summary>Compares a thing with the last one of another page.</summary>
    /// <param name="thing">The thing.</param>
    /// <param name="last">Where that page ended.</param>
    public int Compare(T thing, PageToken last)
    {
        for (var i = 0; i < ordering.Parts.Length; i++)
        {
            var compared = SortValues.Compare(read(thing, ordering.Parts[i].Field), last.Key[i], ordering.Parts[i].Descending);
            if (compared != 0)
            {
                return compared;
            }
        }

        return CompareIds(idOf(thing), last.Id);
    }

    private int CompareIds(string left, string right)
    {
        var compared = compareIds(left, right);
        return ordering.IdDescending ? -compared : compared;
    }
}
