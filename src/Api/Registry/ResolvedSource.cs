namespace Bayou.Api.Registry;

/// <summary>What the source of a new version leads to.</summary>
/// <param name="Location">Where the artifacts are.</param>
/// <param name="RunId">The run that the version comes from; empty when nobody says.</param>
internal readonly record struct ResolvedSource(string Location, string RunId);
