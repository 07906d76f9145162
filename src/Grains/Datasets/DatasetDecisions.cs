using System.Collections.Immutable;
using Bayou.Contracts.Datasets;

namespace Bayou.Grains.Datasets;

/// <summary>What naming datasets changes in an experiment. Pure.</summary>
internal static class DatasetDecisions
{
    internal static DatasetEvent? Register(DatasetState known, ImmutableArray<DatasetInput> inputs)
    {
        var datasets = inputs.Select(input => input.Dataset)
            .Where(dataset => known.Find(dataset.Name, dataset.Digest) is null)
            .DistinctBy(dataset => (dataset.Name, dataset.Digest));
        var uses = inputs.Select(input => new DatasetUse(input.Dataset.Name, input.Dataset.Digest, input.Context))
            .Where(use => !known.Knows(use))
            .Distinct();
        var change = new DatasetEvent([.. datasets], [.. uses]);
        return change.Datasets.IsEmpty && change.Uses.IsEmpty ? null : change;
    }

    /// <summary>The inputs with their datasets as first known.</summary>
    internal static ImmutableArray<DatasetInput> Canonical(DatasetState known, ImmutableArray<DatasetInput> inputs) =>
        [.. inputs.Select(input => input with { Dataset = known.Find(input.Dataset.Name, input.Dataset.Digest) ?? input.Dataset })];
}
