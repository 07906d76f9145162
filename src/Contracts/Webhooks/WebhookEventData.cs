using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Webhooks;

/// <summary>What receivers learn of an event. Which members count depends on the event's type; the others are null or empty.</summary>
[GenerateSerializer, Immutable, Alias("bayou.WebhookEventData")]
public sealed record WebhookEventData
{
    /// <summary>The registered model's or prompt's name.</summary>
    [Id(0)]
    public string? Name { get; init; }

    /// <summary>The version's number, as text.</summary>
    [Id(1)]
    public string? Version { get; init; }

    /// <summary>Where a model version was made from.</summary>
    [Id(2)]
    public string? Source { get; init; }

    /// <summary>The run that a model version was made in.</summary>
    [Id(3)]
    public string? RunId { get; init; }

    /// <summary>The tags that it was made with.</summary>
    [Id(4)]
    public ImmutableArray<Tag> Tags { get; init; } = [];

    /// <summary>The description that it was made with.</summary>
    [Id(5)]
    public string? Description { get; init; }

    /// <summary>The key of the tag that was set or deleted.</summary>
    [Id(6)]
    public string? Key { get; init; }

    /// <summary>The value of the tag that was set.</summary>
    [Id(7)]
    public string? Value { get; init; }

    /// <summary>The alias that was created or deleted.</summary>
    [Id(8)]
    public string? Alias { get; init; }

    /// <summary>The text of a prompt version.</summary>
    [Id(9)]
    public string? Template { get; init; }

    /// <summary>The budget that was exceeded.</summary>
    [Id(10)]
    public ExceededBudget? Budget { get; init; }
}
