using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;

namespace Bayou.Grains.Traces;

/// <summary>What one command changed in a trace. Lists hold only what is new or different.</summary>
internal sealed record TraceEvent
{
    /// <summary>The whole head after the change, or null when it stays. The first one makes the trace visible.</summary>
    public TraceHead? Head { get; init; }

    /// <summary>Whether the head is the first one. Not stored: nobody asks for it of an event that is read again.</summary>
    public bool MakesVisible { get; init; }

    public string? RequestPreview { get; init; }

    public string? ResponsePreview { get; init; }

    public ImmutableArray<Tag> Metadata { get; init; } = [];

    public ImmutableArray<Tag> Tags { get; init; } = [];

    public ImmutableArray<string> RemovedTags { get; init; } = [];

    public ImmutableArray<TraceSpan> Spans { get; init; } = [];

    public ImmutableArray<ReadOnlyMemory<byte>> Signatures { get; init; } = [];

    /// <summary>Added, or changed.</summary>
    public ImmutableArray<Assessment> Assessments { get; init; } = [];

    public ImmutableArray<string> RemovedAssessments { get; init; } = [];

    public ImmutableArray<string> RunIds { get; init; } = [];

    public ImmutableArray<PromptLink> Prompts { get; init; } = [];

    /// <summary>Events that log records brought, by span, as <c>Bayou.Spans</c> codes them.</summary>
    public ImmutableArray<(string SpanId, ReadOnlyMemory<byte> Events)> Events { get; init; } = [];

    /// <summary>Whether it changes what a reader of the trace without its spans sees.</summary>
    public bool ChangesInfo =>
        Head is not null || RequestPreview is not null || ResponsePreview is not null || !Metadata.IsEmpty || !Tags.IsEmpty || !RemovedTags.IsEmpty
        || !Assessments.IsEmpty || !RemovedAssessments.IsEmpty || !Spans.IsEmpty;

    /// <summary>This event, or null when it is empty.</summary>
    public TraceEvent? OrNothing() => ChangesInfo || !RunIds.IsEmpty || !Prompts.IsEmpty || !Events.IsEmpty ? this : null;
}
