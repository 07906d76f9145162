namespace Bayou.Storage.Sqlite;

/// <summary>Where a stream stands.</summary>
/// <param name="StreamId">Its number; 0 when it doesn't exist.</param>
/// <param name="Sequence">Its last record; 0 when it doesn't exist.</param>
/// <param name="SnapshotSequence">Its snapshot; 0 for none.</param>
internal readonly record struct SqliteHead(long StreamId, long Sequence, long SnapshotSequence);
