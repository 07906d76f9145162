using Bayou.Testing;

namespace Bayou.Server.Tests.Cluster;

/// <summary>A PostgreSQL server of a test class's own.</summary>
public sealed class ClusterDatabase : IAsyncLifetime
{
    private PostgreSqlServer? _server;

    internal PostgreSqlServer Server
    {
        get
        {
            Assert.SkipWhen(_server is null, PostgreSqlServer.WhyUnavailable ?? "");
            return _server;
        }
    }

    public async ValueTask InitializeAsync() =>
        _server = PostgreSqlServer.WhyUnavailable is null ? await PostgreSqlServer.StartAsync(CancellationToken.None) : null;

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its URI.</returns>
    internal async Task<string> CreateAsync() => Server.Uri(await Server.CreateDatabaseAsync(CancellationToken.None));
}
