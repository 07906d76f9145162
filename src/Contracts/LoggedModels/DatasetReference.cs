namespace Bayou.Contracts.LoggedModels;

/// <summary>Names datasets on which metrics were observed.</summary>
/// <param name="Name">The dataset's name, or null for any.</param>
/// <param name="Digest">The dataset's digest, or null for any.</param>
[GenerateSerializer, Immutable, Alias("bayou.DatasetReference")]
public readonly record struct DatasetReference([property: Id(0)] string? Name, [property: Id(1)] string? Digest)
{
    /// <summary>Whether it names no dataset in particular.</summary>
    public bool IsAny => Name is null && Digest is null;

    /// <summary>Whether a metric of a dataset, or of none, is meant.</summary>
    /// <param name="name">The dataset's name, or null.</param>
    /// <param name="digest">The dataset's digest, or null.</param>
    public bool Includes(string? name, string? digest) => (Name is null || Name == name) && (Digest is null || Digest == digest);
}
