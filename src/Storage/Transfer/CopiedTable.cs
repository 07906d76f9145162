namespace Bayou.Storage.Transfer;

/// <summary>A table on both sides of a copy.</summary>
/// <param name="Name"><c>streams</c>, <c>records</c>, <c>snapshots</c> or <c>chunks</c>.</param>
/// <param name="Source">What was read from the source.</param>
/// <param name="Target">What was read back from the target.</param>
public sealed record CopiedTable(string Name, TableSum Source, TableSum Target);
