namespace Bayou.Storage.Sqlite;

/// <summary>
/// Writes many rows in few transactions, each large enough that pages are written once for many rows, and small enough that the
/// write-ahead log stays short.
/// </summary>
/// <param name="database">The connection that writes.</param>
internal sealed class SqliteBulkLoad(SqliteDatabase database) : IDisposable
{
    private const long TransactionBytes = 16 * 1024 * 1024;
    private const long RowBytes = 64;

    private readonly SqliteStatement _findStream = database.Prepare("SELECT id FROM stream WHERE name = ?1");
    private string _stream = "";
    private long _streamId;
    private long _bytes;

    /// <summary>The number of a stream that was written before.</summary>
    public long FindStream(string name)
    {
        if (name != _stream)
        {
            _findStream.Bind(1, name);
            _streamId = _findStream.Step()
                ? _findStream.Int64(0)
                : throw new InvalidDataException($"Rows belong to stream {name}, which isn't there");
            _findStream.Reset();
            _stream = name;
        }

        return _streamId;
    }

    /// <summary>Begins a transaction before a row, unless one is open.</summary>
    public void BeforeRow()
    {
        if (!database.InTransaction)
        {
            database.Execute("BEGIN IMMEDIATE");
        }
    }

    /// <summary>Commits after a row if the transaction has grown large.</summary>
    /// <param name="bytes">The bytes of its body.</param>
    public void AfterRow(int bytes)
    {
        _bytes += bytes + RowBytes;
        if (_bytes >= TransactionBytes)
        {
            Commit();
        }
    }

    /// <summary>Commits what is open.</summary>
    public void Commit()
    {
        _bytes = 0;
        if (database.InTransaction)
        {
            database.Execute("COMMIT");
        }
    }

    public void Dispose() => _findStream.Dispose();
}
