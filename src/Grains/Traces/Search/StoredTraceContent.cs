using System.Runtime.CompilerServices;
using Bayou.Grains.Journal;
using Bayou.Search.Traces;
using Bayou.Storage.Log;

namespace Bayou.Grains.Traces.Search;

/// <summary>Reads the content of traces' spans from the log, a bounded part at a time.</summary>
/// <param name="log">The log.</param>
/// <param name="unreadable">Hears of damage.</param>
internal sealed class StoredTraceContent(IStateLog log, UnreadableContent unreadable) : ITraceContent
{
    private const int PartBytes = 1 << 20;

    /// <inheritdoc />
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        string traceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = StreamNames.TraceSpans(traceId);
        var (after, bytes) = (0L, (long)PartBytes);
        while (bytes >= PartBytes)
        {
            bytes = 0;
            foreach (var record in await log.ReadFromAsync(stream, after, PartBytes, cancellationToken))
            {
                yield return record.Body;
                bytes += record.Body.Length;
                after = record.Sequence;
            }
        }
    }

    /// <inheritdoc />
    public void Skip(string traceId, InvalidDataException damage) => unreadable.Skip(traceId, damage);
}
