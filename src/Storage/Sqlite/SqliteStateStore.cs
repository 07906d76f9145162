using Bayou.Storage.Log;
using Bayou.Storage.Metrics;
using Bayou.Storage.Writing;
using Microsoft.Extensions.Logging;

namespace Bayou.Storage.Sqlite;

/// <summary>A SQLite file, held by this process alone.</summary>
internal sealed partial class SqliteStateStore : IStateStore
{
    private readonly SqliteLock _lock;
    private readonly ILogger _logger;
    private readonly GroupWriter _writer;
    private readonly SqliteReaderPool _readers;
    private int _disposed;

    private SqliteStateStore(SqliteLock held, SqliteCommitter committer, string path, StoreContext context)
    {
        _lock = held;
        _logger = context.Loggers.CreateLogger<SqliteStateStore>();
        _writer = new GroupWriter(Kind, committer, context, context.Options.LendThread);
        _readers = new SqliteReaderPool(path, context.Options.SqliteReaders, context.Loggers.CreateLogger<SqliteReaderPool>());
        Log = new StateLog(_writer, new SqliteStreamReader(_readers), context.Options.ReadBatchBytes);
        Chunks = new MetricChunkStore(new SqliteChunkReader(_readers));
    }

    /// <inheritdoc/>
    public string Kind => "sqlite";

    /// <inheritdoc/>
    public IStateLog Log { get; }

    /// <inheritdoc/>
    public IMetricChunkStore Chunks { get; }

    /// <summary>Opens a file, creating or migrating it.</summary>
    /// <exception cref="StoreConfigurationException">It can't be used; the message says why and what to do.</exception>
    public static async Task<IStateStore> OpenAsync(SqliteAddress address, StoreContext context, CancellationToken cancellationToken) =>
        await Task.Run(() => Open(address.Path, context), cancellationToken);

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) => _readers.ReadAsync(
        static reader =>
        {
            reader.Check();
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            // The last connection to close moves the log into the database, so the lock goes last.
            await _writer.DisposeAsync();
            await _readers.DisposeAsync();
            _lock.Dispose();
        }
    }

    private static SqliteStateStore Open(string path, StoreContext context)
    {
        var held = SqliteLock.Take(path);
        try
        {
            var committer = OpenWriter(path, context);
            var store = new SqliteStateStore(held, committer, path, context);
            store.LogOpened(path);
            return store;
        }
        catch (SqliteFailure failure)
        {
            held.Dispose();
            throw SqliteFaults.AtOpen(path, failure);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static SqliteCommitter OpenWriter(string path, StoreContext context)
    {
        var database = SqliteDatabase.Open(path);
        try
        {
            SqliteSchema.CheckOwner(database, path);
            SqliteSettings.ApplyToWriter(database, path, context.Options.SqliteMaxPages);
            SqliteSchema.Migrate(database, path, context.Time.GetUtcNow());
            SqliteSchema.CheckHealth(database, path);
            return new SqliteCommitter(database, context.Options.SqliteRecentRows);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Opened the SQLite database {Path}")]
    private partial void LogOpened(string path);
}
