using System.Collections.Immutable;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Journal;

/// <summary>State that is rebuilt from a snapshot and the records after it. Pure: no clock, no I/O.</summary>
/// <typeparam name="TEvent">What one command changed.</typeparam>
internal interface IJournaledState<TEvent>
{
    /// <summary>Takes a stored snapshot; called once, before any record.</summary>
    /// <param name="body">As <see cref="Snapshot"/> wrote it.</param>
    void Restore(ReadOnlyMemory<byte> body);

    /// <summary>Reads a stored record; the state is that before it.</summary>
    /// <param name="body">As <see cref="Encode"/> wrote it.</param>
    TEvent Decode(ReadOnlyMemory<byte> body);

    /// <summary>Writes a record; the state is that before it.</summary>
    /// <param name="change">What a command changed.</param>
    ReadOnlyMemory<byte> Encode(TEvent change);

    /// <summary>Takes a change into memory.</summary>
    /// <param name="change">Decided against this state, or read from the log.</param>
    void Apply(TEvent change);

    /// <summary>Writes the whole state, and what moves into metric chunks with it.</summary>
    (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot();

    /// <summary>The chunks of the last <see cref="Snapshot"/> are stored: their points may leave memory.</summary>
    void Compacted();
}
