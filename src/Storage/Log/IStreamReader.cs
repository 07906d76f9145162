using System.Collections.Immutable;

namespace Bayou.Storage.Log;

/// <summary>How a database reads streams.</summary>
internal interface IStreamReader
{
    /// <summary>Reads a stream as it is at one moment; one that doesn't exist comes back empty.</summary>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: the database gave no answer.</exception>
    Task<StoredStream> ReadAsync(string stream, CancellationToken cancellationToken);

    /// <summary>Reads records in order, up to the one that reaches some bytes.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="afterSequence">The record before the first.</param>
    /// <param name="maxBytes">At least 1.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="InvalidDataException">There is a gap.</exception>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: the database gave no answer.</exception>
    Task<ImmutableArray<LogRecord>> ReadFromAsync(string stream, long afterSequence, int maxBytes, CancellationToken cancellationToken);

    /// <summary>Reads the next streams of a parent in the order of their names, each as it is at one moment.</summary>
    /// <param name="parent">The parent.</param>
    /// <param name="after">The last name that was read, "" at first.</param>
    /// <param name="limit">How many at the most; fewer means that there are no more.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: the database gave no answer.</exception>
    Task<IReadOnlyList<StoredStream>> ReadChildrenAsync(string parent, string after, int limit, CancellationToken cancellationToken);
}
