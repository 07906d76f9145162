using System.Collections.Immutable;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Grains.Runs;

/// <summary>What one command changed in a run. Lists hold only what is new or different.</summary>
internal sealed record RunEvent
{
    /// <summary>The whole head after the change, or null when it stays.</summary>
    public RunInfo? Head { get; init; }

    public ImmutableArray<Metric> Metrics { get; init; } = [];

    public ImmutableArray<Param> Params { get; init; } = [];

    public ImmutableArray<Tag> Tags { get; init; } = [];

    public ImmutableArray<string> RemovedTags { get; init; } = [];

    public ImmutableArray<DatasetInput> DatasetInputs { get; init; } = [];

    public ImmutableArray<string> ModelInputs { get; init; } = [];

    public ImmutableArray<ModelOutput> ModelOutputs { get; init; } = [];

    /// <summary>Whether there is nothing to store.</summary>
    public bool IsEmpty => Metrics.IsEmpty && IsMetricsOnly;

    /// <summary>Whether there is nothing to store but metrics.</summary>
    public bool IsMetricsOnly =>
        Head is null && Params.IsEmpty && Tags.IsEmpty && RemovedTags.IsEmpty
        && DatasetInputs.IsEmpty && ModelInputs.IsEmpty && ModelOutputs.IsEmpty;

    /// <summary>This event, or null when it is empty.</summary>
    public RunEvent? OrNothing() => IsEmpty ? null : this;
}
