using Bayou.Contracts.Runs;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Registry;

/// <summary>A total order of models; their names end it.</summary>
/// <param name="ordering">The order.</param>
internal sealed class ModelOrder(Ordering ordering) : IComparer<ModelEntry>
{
    /// <summary>Where a page ends.</summary>
    /// <param name="last">Its last model.</param>
    public PageToken TokenAfter(ModelEntry last) => new([.. ordering.Parts.Select(part => Read(last, part.Field))], last.Name);

    /// <inheritdoc/>
    public int Compare(ModelEntry? x, ModelEntry? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        foreach (var part in ordering.Parts)
        {
            var compared = SortValues.Compare(Read(x, part.Field), Read(y, part.Field), part.Descending);
            if (compared != 0)
            {
                return compared;
            }
        }

        return CompareNames(x.Name, y.Name);
    }

    /// <summary>Compares a model with the last one of another page.</summary>
    /// <param name="entry">The model.</param>
    /// <param name="last">Where that page ended.</param>
    public int Compare(ModelEntry entry, PageToken last)
    {
        for (var i = 0; i < ordering.Parts.Length; i++)
        {
            var compared = SortValues.Compare(Read(entry, ordering.Parts[i].Field), last.Key[i], ordering.Parts[i].Descending);
            if (compared != 0)
            {
                return compared;
            }
        }

        return CompareNames(entry.Name, last.Id);
    }

    private static SortValue Read(ModelEntry entry, Field field) => field.Key switch
    {
        RegistrySchema.LastUpdateTime => SortValues.OfWhole(entry.Head!.LastUpdateTime),
        _ => throw new InvalidOperationException($"No order is known for the attribute '{field.Key}'."),
    };

    private int CompareNames(string left, string right)
    {
        var compared = string.CompareOrdinal(left, right);
        return ordering.IdDescending ? -compared : compared;
    }
}
