using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>How Orleans' clustering provider reaches the membership tables, which the migration "cluster" makes.</summary>
public static class PostgreSqlMembership
{
    /// <summary>The connection string for the provider. It holds the password.</summary>
    /// <param name="uri">The store's URI, as <see cref="StateStores.OpenAsync"/> takes it.</param>
    /// <exception cref="StoreConfigurationException">The URI can't be read.</exception>
    public static string ConnectionString(string uri) =>
        new NpgsqlConnectionStringBuilder(PostgreSqlAddress.Parse(uri).ConnectionString)
        {
            ApplicationName = "bayou membership",

            // The provider reads its statements from a table that it names without a schema, and sends times without a zone.
            SearchPath = "bayou",
            Timezone = "UTC",

            // A membership table that does not answer must not hold up the judgement about a silo for long.
            Timeout = 5,
            CommandTimeout = 5,
            Enlist = false,
        }.ConnectionString;
}
