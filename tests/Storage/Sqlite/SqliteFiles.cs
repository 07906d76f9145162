using Bayou.Storage.Sqlite;
using Bayou.Storage.Tests.Suites;

namespace Bayou.Storage.Tests.Sqlite;

/// <summary>SQLite databases in a temporary folder, removed with this.</summary>
public sealed class SqliteFiles : ITestDatabases, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bayou-sqlite-");

    public string Folder => _folder.FullName;

    public static string UriOf(string path) => $"sqlite:///{path}";

    public string NewPath() => Path.Combine(Folder, $"{Guid.CreateVersion7():N}.db");

    public ValueTask<string> CreateAsync() => ValueTask.FromResult(UriOf(NewPath()));

    public ValueTask<IAsyncDisposable> BlockWritesAsync(string uri)
    {
        var database = SqliteDatabase.Open(PathOf(uri));
        database.Execute("BEGIN IMMEDIATE");
        return ValueTask.FromResult<IAsyncDisposable>(new Block(database));
    }

    public ValueTask ExecuteAsync(string uri, string sql)
    {
        using var database = SqliteDatabase.Open(PathOf(uri));
        database.Execute(sql);
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    public static string PathOf(string uri) => uri["sqlite:///".Length..];

    private sealed class Block(SqliteDatabase database) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            database.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
