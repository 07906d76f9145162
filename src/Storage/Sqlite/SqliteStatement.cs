using System.Text;
using SQLitePCL;

namespace Bayou.Storage.Sqlite;

/// <summary>A prepared statement. Parameters count from 1, columns from 0.</summary>
/// <param name="database">Its connection.</param>
/// <param name="handle">SQLite's handle.</param>
internal sealed class SqliteStatement(SqliteDatabase database, sqlite3_stmt handle) : IDisposable
{
    private const int StackBytes = 256;

    public void Bind(int index, long value) => database.Check(raw.sqlite3_bind_int64(handle, index, value));

    public void Bind(int index, ReadOnlySpan<byte> value) => database.Check(raw.sqlite3_bind_blob(handle, index, value));

    public void Bind(int index, string? value)
    {
        if (value is null)
        {
            database.Check(raw.sqlite3_bind_null(handle, index));
            return;
        }

        var bytes = Encoding.UTF8.GetMaxByteCount(value.Length) <= StackBytes
            ? stackalloc byte[StackBytes]
            : new byte[Encoding.UTF8.GetByteCount(value)];
        var length = Encoding.UTF8.GetBytes(value, bytes);
        database.Check(raw.sqlite3_bind_text(handle, index, bytes[..length]));
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is none; the statement can then be bound again.</returns>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        if (result == raw.SQLITE_DONE)
        {
            Reset();
            return false;
        }

        var failure = database.Failure(result);
        Reset();
        throw failure;
    }

    /// <summary>Executes a statement that gives no rows.</summary>
    public void Run() => Step();

    /// <summary>Leaves the rows that weren't read.</summary>
    public void Reset() => _ = raw.sqlite3_reset(handle);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(handle, column);

    public int Int32(int column) => raw.sqlite3_column_int(handle, column);

    // As bytes, because SQLite's text ends at the first NUL otherwise.
    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(handle, column));

    public byte[] Blob(int column) => raw.sqlite3_column_blob(handle, column).ToArray();

    public void Dispose() => _ = raw.sqlite3_finalize(handle);
}
