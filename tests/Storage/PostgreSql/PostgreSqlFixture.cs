using Bayou.Storage.Tests.PostgreSql;
using Bayou.Storage.Tests.Suites;
using Bayou.Testing;

[assembly: AssemblyFixture(typeof(PostgreSqlFixture))]

namespace Bayou.Storage.Tests.PostgreSql;

/// <summary>One PostgreSQL server for all tests that don't stop it, and an empty database for each of them.</summary>
public sealed class PostgreSqlFixture : ITestDatabases, IAsyncLifetime
{
    private PostgreSqlServer? _server;

    public PostgreSqlServer Server
    {
        get
        {
            Assert.SkipWhen(PostgreSqlServer.WhyUnavailable is not null, PostgreSqlServer.WhyUnavailable ?? "");
            return _server!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (PostgreSqlServer.WhyUnavailable is null)
        {
            _server = await PostgreSqlServer.StartAsync(TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    public async ValueTask<string> CreateAsync() =>
        Server.Uri(await Server.CreateDatabaseAsync(TestContext.Current.CancellationToken));

    public ValueTask<IAsyncDisposable> BlockWritesAsync(string uri) => PostgreSqlBlock.TakeAsync(Server, DatabaseOf(uri));

    public async ValueTask ExecuteAsync(string uri, string sql) =>
        await Server.ExecuteAsync(DatabaseOf(uri), "SET search_path = bayou; " + sql, TestContext.Current.CancellationToken);

    public static string DatabaseOf(string uri) => uri[(uri.LastIndexOf('/') + 1)..];
}
