using Bayou.Contracts.Experiments;
using Bayou.Contracts.Runs;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Experiments;

/// <summary>Makes total orders of experiments; their ids end them, as numbers.</summary>
internal static class ExperimentOrder
{
    /// <summary>An order of experiments.</summary>
    /// <param name="ordering">The order.</param>
    public static EntityOrder<Experiment> Of(Ordering ordering) =>
        new(ordering, Read, experiment => experiment.ExperimentId, ExperimentIds.Compare);

    private static SortValue Read(Experiment experiment, Field field) => field.Key switch
    {
        ExperimentSchema.Name => SortValues.OfText(experiment.Name),
        ExperimentSchema.CreationTime => SortValues.OfWhole(experiment.CreationTime),
        ExperimentSchema.LastUpdateTime => SortValues.OfWhole(experiment.LastUpdateTime),
        _ => throw new InvalidOperationException($"No order is known for the attribute '{field.Key}'."),
    };
}
