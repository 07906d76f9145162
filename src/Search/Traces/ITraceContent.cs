namespace Bayou.Search.Traces;

/// <summary>The stored content of traces' spans.</summary>
public interface ITraceContent
{
    /// <summary>The batches of a trace's spans in the order of their arrival; none for a trace that isn't there.</summary>
    /// <param name="traceId">The trace.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>Each as <c>SpanContentCodec</c> codes it; a span that comes twice is as it came last.</returns>
    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(string traceId, CancellationToken cancellationToken);

    /// <summary>Hears that a batch can't be read, and that the trace is searched without it. May be called by several threads at once.</summary>
    /// <param name="traceId">The trace.</param>
    /// <param name="damage">What is wrong with it.</param>
    void Skip(string traceId, InvalidDataException damage);
}
