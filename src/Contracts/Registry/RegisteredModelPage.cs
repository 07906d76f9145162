using System.Collections.Immutable;

namespace Bayou.Contracts.Registry;

/// <summary>One page of a search of registered models.</summary>
/// <param name="Models">In the order asked for.</param>
/// <param name="NextPageToken">Null at the end.</param>
[GenerateSerializer, Immutable, Alias("bayou.RegisteredModelPage")]
public sealed record RegisteredModelPage(
    [property: Id(0)] ImmutableArray<RegisteredModel> Models,
    [property: Id(1)] string? NextPageToken);
