using System.Collections.Immutable;

namespace Bayou.Grains.Traces.Responses;

/// <summary>What one command changed among the feedback that waits.</summary>
internal sealed record ResponseEvent
{
    /// <summary>Ids of assessments that are joined or have waited too long. Applied before <see cref="Added"/>.</summary>
    public ImmutableArray<string> Removed { get; init; } = [];

    public ImmutableArray<WaitingEvaluation> Added { get; init; } = [];

    /// <summary>This event, or null when it is empty.</summary>
    public ResponseEvent? OrNothing() => Removed.IsEmpty && Added.IsEmpty ? null : this;
}
