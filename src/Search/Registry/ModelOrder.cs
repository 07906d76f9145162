using Bayou.Contracts.Runs;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Registry;

/// <summary>Makes total orders of models; their names end them.</summary>
internal static class ModelOrder
{
    /// <summary>An order of models.</summary>
    /// <param name="ordering">The order.</param>
    public static EntityOrder<ModelEntry> Of(Ordering ordering) => new(ordering, Read, entry => entry.Name, string.CompareOrdinal);

    private static SortValue Read(ModelEntry entry, Field field) => field.Key switch
    {
        RegistrySchema.LastUpdateTime => SortValues.OfWhole(entry.Head!.LastUpdateTime),
        _ => throw new InvalidOperationException($"No order is known for the attribute '{field.Key}'."),
    };
}
