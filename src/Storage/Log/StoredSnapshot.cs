namespace Bayou.Storage.Log;

/// <summary>The newest snapshot of a stream.</summary>
/// <param name="Sequence">The last record that is contained in it.</param>
/// <param name="Body">The snapshot's bytes.</param>
public sealed record StoredSnapshot(long Sequence, ReadOnlyMemory<byte> Body);
