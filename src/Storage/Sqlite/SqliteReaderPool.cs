using System.Collections.Concurrent;
using Bayou.Contracts.Errors;
using Microsoft.Extensions.Logging;

namespace Bayou.Storage.Sqlite;

/// <summary>
/// A few connections that read, opened as they are needed. Reads run on the thread pool, never on the caller's thread: one may wait for the
/// disk, and the readers' number bounds how many threads do.
/// </summary>
internal sealed partial class SqliteReaderPool(string path, int size, ILogger<SqliteReaderPool> logger) : IAsyncDisposable
{
    private readonly SemaphoreSlim _free = new(size);

    // The connection that was used last has the warmest cache.
    private readonly ConcurrentStack<SqliteReader> _idle = new();
    private volatile bool _closed;

    /// <summary>Reads with a connection of the pool.</summary>
    /// <exception cref="BayouException">TEMPORARILY_UNAVAILABLE: SQLite gave no answer. INTERNAL_ERROR: the file is damaged.</exception>
    public async Task<T> ReadAsync<T>(Func<SqliteReader, T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Read(read), cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for the reads that run, then closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        for (var i = 0; i < size; i++)
        {
            await _free.WaitAsync();
        }

        foreach (var reader in _idle)
        {
            reader.Dispose();
        }

        _idle.Clear();
        _free.Release(size);
    }

    private T Read<T>(Func<SqliteReader, T> read)
    {
        if (_closed)
        {
            throw BayouException.Unavailable("The store is closing. Try again in a moment.");
        }

        try
        {
            if (!_idle.TryPop(out var reader))
            {
                reader = new SqliteReader(path);
            }

            try
            {
                return read(reader);
            }
            finally
            {
                _idle.Push(reader);
            }
        }
        catch (SqliteFailure failure)
        {
            LogFailed(failure);
            throw SqliteFaults.AtCall(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A read failed")]
    private partial void LogFailed(SqliteFailure failure);
}
