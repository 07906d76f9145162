using System.Collections.Immutable;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Grains.LoggedModels;

/// <summary>What one command changed in a logged model. Lists hold only what is new or different.</summary>
internal sealed record LoggedModelEvent
{
    /// <summary>The whole head after the change, or null when it stays.</summary>
    public LoggedModelInfo? Head { get; init; }

    public ImmutableArray<Param> Params { get; init; } = [];

    public ImmutableArray<Tag> Tags { get; init; } = [];

    public ImmutableArray<string> RemovedTags { get; init; } = [];

    public ImmutableArray<ModelMetric> Metrics { get; init; } = [];

    /// <summary>This event, or null when there is nothing to store.</summary>
    public LoggedModelEvent? OrNothing() =>
        Head is null && Params.IsEmpty && Tags.IsEmpty && RemovedTags.IsEmpty && Metrics.IsEmpty ? null : this;
}
