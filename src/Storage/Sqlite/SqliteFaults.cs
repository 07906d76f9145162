using Bayou.Contracts.Errors;
using SQLitePCL;

namespace Bayou.Storage.Sqlite;

/// <summary>Turns SQLite's refusals into what an operator or a caller can act on.</summary>
internal static class SqliteFaults
{
    /// <summary>The file can't be used.</summary>
    public static StoreConfigurationException AtOpen(string path, SqliteFailure failure) => failure.PrimaryCode switch
    {
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Damaged(path, failure.Message, failure),
        raw.SQLITE_READONLY or raw.SQLITE_PERM => new(
            $"The SQLite database {path} can't be written. Give this process the right to write the file and its folder.", failure),
        raw.SQLITE_CANTOPEN => new(
            $"The SQLite database {path} can't be opened. See that its folder exists and this process may write there.", failure),
        raw.SQLITE_FULL => new($"There is no room for the SQLite database {path}. Free disk space.", failure),
        _ => new($"The SQLite database {path} can't be opened: {failure.Message}.", failure),
    };

    /// <summary>The file is damaged.</summary>
    public static StoreConfigurationException Damaged(string path, string finding, Exception? cause) => new(
        $"The SQLite database {path} is damaged ({finding}). Keep a copy of it with its -wal file, then put a backup in its place, or " +
        $"save what can be read: sqlite3 '{path}' .recover | sqlite3 saved.db.",
        cause);

    /// <summary>A call failed while the store serves.</summary>
    public static BayouException AtCall(SqliteFailure failure) => failure switch
    {
        { IsNoRoom: true } => BayouException.Unavailable("The database has no room to write. Free disk space, then try again.", failure),
        { IsDamage: true } => new BayouException(ErrorCode.InternalError, "The database is damaged; see the server's log.", failure),
        _ => BayouException.Unavailable("The database can't take the call now. Try again later.", failure),
    };
}
