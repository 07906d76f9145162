using Bayou.Storage.Transfer;

namespace Bayou.Storage.Sqlite;

/// <summary>A SQLite file that is copied.</summary>
internal sealed class SqliteTransferSource : ITransferEnd
{
    private readonly SqliteHeldFile _file;

    private SqliteTransferSource(SqliteHeldFile file)
    {
        _file = file;
        Rows = new SqliteTransferRows(file.Database);
    }

    /// <inheritdoc/>
    public IStoreRows Rows { get; }

    /// <summary>Opens the file as a server does.</summary>
    /// <exception cref="StoreConfigurationException">It can't be used, or holds no store or an unfinished copy.</exception>
    public static SqliteTransferSource Open(SqliteAddress address, TimeProvider time)
    {
        // To open a file that doesn't exist would make it.
        if (!File.Exists(address.Path))
        {
            throw new StoreConfigurationException($"{address.Database} doesn't exist.");
        }

        var file = SqliteHeldFile.Open(address.Path);
        file.Prepare(database =>
        {
            if (SqliteSchema.Version(database) == 0)
            {
                throw UnfinishedCopy.NoStore(address.Database);
            }

            SqliteSettings.ApplyToWriter(database, address.Path, maxPages: 0);
            SqliteSchema.Migrate(database, address.Path, time.GetUtcNow());
            SqliteSchema.CheckHealth(database, address.Path);
            SqliteRecentLog.MoveAll(database);
            database.Execute("BEGIN");
        });
        return new SqliteTransferSource(file);
    }

    /// <inheritdoc/>
    public Exception? Explain(Exception failure) => _file.Explain(failure);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}
