namespace Bayou.Contracts.Artifacts;

/// <summary>One entry of an artifact folder.</summary>
/// <param name="Name">The last segment of its path.</param>
/// <param name="IsDirectory">Whether it holds entries of its own.</param>
/// <param name="Size">Bytes of a file; null for a directory.</param>
public sealed record ArtifactEntry(string Name, bool IsDirectory, long? Size);
