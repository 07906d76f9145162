namespace Bayou.Storage.Tests.Suites;

/// <summary>Makes databases of one kind, and does to them what the store itself has no call for.</summary>
public interface ITestDatabases
{
    /// <summary>Makes an empty database; skips the test where this kind can't be had.</summary>
    /// <returns>Its URI.</returns>
    ValueTask<string> CreateAsync();

    /// <summary>Keeps the store's writer from committing until the result is disposed.</summary>
    ValueTask<IAsyncDisposable> BlockWritesAsync(string uri);

    /// <summary>Executes SQL beside the store; the tables of Bayou are found without their schema.</summary>
    ValueTask ExecuteAsync(string uri, string sql);
}
