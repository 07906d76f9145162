using SQLitePCL;

namespace Bayou.Storage.Sqlite;

/// <summary>SQLite refused a call.</summary>
/// <param name="resultCode">The extended result code, see https://sqlite.org/rescode.html.</param>
/// <param name="message">SQLite's own words.</param>
internal sealed class SqliteFailure(int resultCode, string message) : Exception($"SQLite error {resultCode}: {message}")
{
    public int ResultCode { get; } = resultCode;

    /// <summary>The result code without its extension.</summary>
    public int PrimaryCode => ResultCode & 0xff;

    public bool IsNoRoom => PrimaryCode == raw.SQLITE_FULL;

    public bool IsDamage => PrimaryCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;
}
