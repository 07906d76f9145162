using Bayou.Storage.Transfer;

namespace Bayou.Storage.Sqlite;

/// <summary>Where a SQLite database is.</summary>
/// <param name="Path">The file, absolute.</param>
internal sealed record SqliteAddress(string Path) : IStoreAddress
{
    private const string Start = "sqlite:///";

    /// <inheritdoc/>
    public string Database => $"The SQLite database {Path}";

    /// <summary>
    /// Reads <c>sqlite:///relative.db</c> or <c>sqlite:////absolute.db</c>. The path is taken as it is, as SQLAlchemy does: no
    /// percent-decoding.
    /// </summary>
    /// <exception cref="StoreConfigurationException">The URI names no file.</exception>
    public static SqliteAddress Parse(string uri)
    {
        var rest = uri[(uri.IndexOf("://", StringComparison.Ordinal) + "://".Length)..];
        if (rest is "" or "/" || rest.StartsWith("/:memory:", StringComparison.Ordinal))
        {
            throw new StoreConfigurationException(
                "A SQLite database in memory can't be used: what Bayou acknowledges must be on disk. Name a file: sqlite:///bayou.db.");
        }

        if (rest[0] != '/')
        {
            throw new StoreConfigurationException($"A SQLite URI has three slashes before the path: {Start}{rest}.");
        }

        var path = rest[1..];
        if (path.Contains('?', StringComparison.Ordinal))
        {
            throw new StoreConfigurationException("A SQLite URI takes no options: leave out the '?' and what follows it.");
        }

        if (path.EndsWith('/') || path.Contains('\0', StringComparison.Ordinal) || Directory.Exists(path))
        {
            throw new StoreConfigurationException(
                $"The SQLite URI names the folder '{path}'. Name a file in it: {Start}{path.TrimEnd('/')}/bayou.db.");
        }

        return new SqliteAddress(System.IO.Path.GetFullPath(path));
    }

    /// <inheritdoc/>
    public Task<IStateStore> OpenAsync(StoreContext context, CancellationToken cancellationToken) =>
        SqliteStateStore.OpenAsync(this, context, cancellationToken);

    /// <inheritdoc/>
    public Task<ITransferEnd> OpenSourceAsync(TimeProvider time, CancellationToken cancellationToken) =>
        Task.FromResult<ITransferEnd>(SqliteTransferSource.Open(this, time));

    /// <inheritdoc/>
    public Task<ITransferTarget> OpenTargetAsync(TimeProvider time, CancellationToken cancellationToken) =>
        Task.FromResult<ITransferTarget>(SqliteTransferTarget.Open(this, time));
}
