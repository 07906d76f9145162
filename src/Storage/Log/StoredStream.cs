using System.Collections.Immutable;

namespace Bayou.Storage.Log;

/// <summary>All that is stored of a stream: its newest snapshot and the records after it, in order and without gaps.</summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="Snapshot">Null when none was taken yet.</param>
/// <param name="Tail">Records after the snapshot.</param>
public sealed record StoredStream(string Stream, StoredSnapshot? Snapshot, ImmutableArray<LogRecord> Tail)
{
    /// <summary>The sequence number of the last record; 0 when the stream doesn't exist.</summary>
    public long Sequence => Tail.IsDefaultOrEmpty ? Snapshot?.Sequence ?? 0 : Tail[^1].Sequence;

    /// <summary>Bytes of snapshot and records.</summary>
    public long Bytes
    {
        get
        {
            var bytes = (long)(Snapshot?.Body.Length ?? 0);
            foreach (var record in Tail)
            {
                bytes += record.Body.Length;
            }

            return bytes;
        }
    }

    /// <summary>Whether anything was ever appended.</summary>
    public bool Exists => Sequence > 0;
}
