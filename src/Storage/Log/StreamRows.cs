using System.Collections.Immutable;

namespace Bayou.Storage.Log;

/// <summary>
/// Puts streams together from rows, each a stream's name with at most one record after its snapshot, ordered by name and sequence.
/// </summary>
internal sealed class StreamRows
{
    private readonly List<StoredStream> _streams = [];
    private readonly ImmutableArray<LogRecord>.Builder _tail = ImmutableArray.CreateBuilder<LogRecord>();
    private StoredSnapshot? _snapshot;

    /// <summary>The stream of the last row; null before the first.</summary>
    public string? Current { get; private set; }

    /// <summary>Begins a stream.</summary>
    public void Begin(string stream, StoredSnapshot? snapshot)
    {
        End();
        Current = stream;
        _snapshot = snapshot;
    }

    /// <summary>Adds the next record of the current stream.</summary>
    /// <exception cref="InvalidDataException">There is a gap: the database has lost records.</exception>
    public void Add(long sequence, ReadOnlyMemory<byte> body)
    {
        var last = _tail.Count > 0 ? _tail[^1].Sequence : _snapshot?.Sequence ?? 0;
        if (sequence != last + 1)
        {
            throw new InvalidDataException($"Stream {Current} lacks the records between {last} and {sequence}.");
        }

        _tail.Add(new LogRecord(Current!, sequence, body));
    }

    /// <summary>All streams, in the order of the rows.</summary>
    public IReadOnlyList<StoredStream> ToList()
    {
        End();
        Current = null;
        return _streams;
    }

    private void End()
    {
        if (Current is not null)
        {
            _streams.Add(new StoredStream(Current, _snapshot, _tail.DrainToImmutable()));
        }
    }
}
