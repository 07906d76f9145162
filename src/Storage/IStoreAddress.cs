using Bayou.Storage.Transfer;

namespace Bayou.Storage;

/// <summary>Where a database is, read from its URI.</summary>
internal interface IStoreAddress
{
    /// <summary>The database, for people; the same text is the same database. Holds no password.</summary>
    string Database { get; }

    /// <summary>Opens the database to serve it, creating or migrating its tables.</summary>
    /// <exception cref="StoreConfigurationException">It can't be used; the message says why and what to do.</exception>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: the server gives no answer.</exception>
    Task<IStateStore> OpenAsync(StoreContext context, CancellationToken cancellationToken);

    /// <summary>Opens the database to copy from it, migrating its tables.</summary>
    /// <exception cref="StoreConfigurationException">It can't be used, or holds no store or an unfinished copy.</exception>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: the server gives no answer.</exception>
    Task<ITransferEnd> OpenSourceAsync(TimeProvider time, CancellationToken cancellationToken);

    /// <summary>Opens the database to copy into it: marks it, makes its tables and removes what an unfinished copy has left.</summary>
    /// <exception cref="StoreConfigurationException">It can't be used, or it isn't empty; then nothing was written.</exception>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: the server gives no answer.</exception>
    Task<ITransferTarget> OpenTargetAsync(TimeProvider time, CancellationToken cancellationToken);
}
