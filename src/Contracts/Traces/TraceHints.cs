using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Traces;

/// <summary>What spans tell of their trace. It fills what the trace doesn't have yet; what is there stays, unless said otherwise.</summary>
/// <param name="Name">The root span's name, or null when the root is not among the spans.</param>
/// <param name="RequestPreview">Of the root's inputs, at most <see cref="Limits.TracePreview"/> characters.</param>
/// <param name="ResponsePreview">Of the root's outputs, as long.</param>
/// <param name="Session">The conversation, without quotes.</param>
/// <param name="User">The user, without quotes.</param>
/// <param name="Metadata">More metadata, such as the source run.</param>
/// <param name="Tags">Tags that the root span asks for; they replace older ones.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceHints")]
public sealed record TraceHints(
    [property: Id(0)] string? Name,
    [property: Id(1)] string? RequestPreview,
    [property: Id(2)] string? ResponsePreview,
    [property: Id(3)] string? Session,
    [property: Id(4)] string? User,
    [property: Id(5)] ImmutableArray<Tag> Metadata,
    [property: Id(6)] ImmutableArray<Tag> Tags)
{
    /// <summary>Nothing is told.</summary>
    public static TraceHints None { get; } = new(null, null, null, null, null, [], []);
}
