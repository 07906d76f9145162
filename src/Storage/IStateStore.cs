using Bayou.Storage.Log;
using Bayou.Storage.Metrics;

namespace Bayou.Storage;

/// <summary>An opened database. Disposing it commits what is queued, then closes.</summary>
public interface IStateStore : IAsyncDisposable
{
    /// <summary>The kind of database, for people: <c>sqlite</c> or <c>postgresql</c>.</summary>
    string Kind { get; }

    /// <summary>Log and snapshots.</summary>
    IStateLog Log { get; }

    /// <summary>Metric history.</summary>
    IMetricChunkStore Chunks { get; }

    /// <summary>Asks the database for an answer now.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: it gave none.</exception>
    Task CheckAsync(CancellationToken cancellationToken);
}
