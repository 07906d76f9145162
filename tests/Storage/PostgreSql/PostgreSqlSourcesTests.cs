using Bayou.Storage.PostgreSql;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Bayou.Storage.Tests.PostgreSql;

public sealed class PostgreSqlSourcesTests
{
    [Theory]
    [InlineData("postgresql://u:p@h/d", 5)]
    [InlineData("postgresql://u:p@h/d?connect_timeout=3", 3)]
    public async Task Connecting_IsBoundedByTheUriOrElseByTheOptions(string uri, int seconds)
    {
        var context = new StoreContext(new StateStoreOptions(), TimeProvider.System, NullLoggerFactory.Instance, null);
        await using var sources = new PostgreSqlSources(PostgreSqlAddress.Parse(uri), context);

        new NpgsqlConnectionStringBuilder(sources.Writer.ConnectionString).Timeout.ShouldBe(seconds);
        new NpgsqlConnectionStringBuilder(sources.Readers.ConnectionString).Timeout.ShouldBe(seconds);
    }
}
