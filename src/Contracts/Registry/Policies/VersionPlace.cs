namespace Bayou.Contracts.Registry.Policies;

/// <summary>What a version can come to hold, and a policy can guard: an alias, or a stage.</summary>
/// <param name="Alias">The alias; null where it is a stage.</param>
/// <param name="Stage">The stage; <see cref="ModelStage.None"/> where it is an alias.</param>
[GenerateSerializer, Immutable, Alias("bayou.VersionPlace")]
public readonly record struct VersionPlace([property: Id(0)] string? Alias, [property: Id(1)] ModelStage Stage)
{
    /// <summary>An alias.</summary>
    /// <param name="alias">The alias.</param>
    public static VersionPlace Of(string alias) => new(alias, ModelStage.None);

    /// <summary>A stage.</summary>
    /// <param name="stage">The stage.</param>
    public static VersionPlace Of(ModelStage stage) => new(null, stage);

    /// <summary>As messages call it: <c>alias 'champion'</c>, <c>stage 'Production'</c>.</summary>
    public override string ToString() => Alias is null ? $"stage '{Stage.WireName()}'" : $"alias '{Alias}'";
}
