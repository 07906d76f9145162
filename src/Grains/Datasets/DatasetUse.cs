namespace Bayou.Grains.Datasets;

/// <summary>That a dataset was used for something in an experiment.</summary>
internal sealed record DatasetUse(string Name, string Digest, string? Context);
