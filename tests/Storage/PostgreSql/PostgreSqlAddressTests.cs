using Bayou.Storage.PostgreSql;
using Npgsql;

namespace Bayou.Storage.Tests.PostgreSql;

public sealed class PostgreSqlAddressTests
{
    [Theory]
    [InlineData("postgresql://ada:secret@db.example:6432/bayou", "db.example", 6432, "ada", "secret", "bayou")]
    [InlineData("postgres://ada:secret@db.example/bayou", "db.example", 5432, "ada", "secret", "bayou")]
    [InlineData("postgresql+psycopg2://ada:secret@db.example:6432/bayou", "db.example", 6432, "ada", "secret", "bayou")]
    [InlineData("postgresql://a%40b:p%40ss%2Fw%3Ard%25@h/d", "h", 5432, "a@b", "p@ss/w:rd%", "d")]
    [InlineData("postgresql://ada:with/slash?and=more:colons@h/d", "h", 5432, "ada", "with/slash?and=more:colons", "d")]
    [InlineData("postgresql://ada:a+b@h/d", "h", 5432, "ada", "a+b", "d")]
    [InlineData("postgresql://ada@h", "h", 5432, "ada", null, "ada")]
    [InlineData("postgresql://ada@[::1]:6432/d", "::1", 6432, "ada", null, "d")]
    [InlineData("postgresql://ada@/d?host=/run/postgresql", "/run/postgresql", 5432, "ada", null, "d")]
    [InlineData("postgresql:///d?host=%2Frun%2Fpg&port=6432&user=ada&password=a%26b", "/run/pg", 6432, "ada", "a&b", "d")]
    public void Parse_OfUri_FindsItsParts(string uri, string host, int port, string user, string? password, string database)
    {
        var settings = new NpgsqlConnectionStringBuilder(PostgreSqlAddress.Parse(uri).ConnectionString);

        (settings.Host, settings.Port, settings.Username, settings.Password, settings.Database)
            .ShouldBe((host, port, user, password, database));
    }

    [Theory]
    [InlineData("sslmode=require", SslMode.Require)]
    [InlineData("sslmode=verify-full&sslrootcert=/etc/ca.pem", SslMode.VerifyFull)]
    [InlineData("application_name=me&sslmode=disable&connect_timeout=3", SslMode.Disable)]
    public void Parse_OfParameters_AppliesThem(string query, SslMode mode)
    {
        var settings = new NpgsqlConnectionStringBuilder(PostgreSqlAddress.Parse($"postgresql://u:p@h/d?{query}").ConnectionString);

        settings.SslMode.ShouldBe(mode);
    }

    [Theory]
    [InlineData("postgresql://ada:secret@h:port/d", "port")]
    [InlineData("postgresql://ada:secret@h:99999/d", "port")]
    [InlineData("postgresql://ada:sec@ret@h/d", "%40")]
    [InlineData("postgresql://ada:secret@h1,h2/d", "several hosts")]
    [InlineData("postgresql://ada:secret@h/d?sslmode=maybe", "sslmode")]
    [InlineData("postgresql://ada:secret@h/d?secret=1", "doesn't know")]
    [InlineData("postgresql://ada:secret@h/d?port=1&port=2", "twice")]
    [InlineData("postgresql://ada:secret@h/d?connect_timeout=secret", "connect_timeout")]
    [InlineData("postgresql://[::1/d", "can't be read")]
    public void Parse_OfUnusableUri_SaysWhyWithoutThePassword(string uri, string reason)
    {
        var refused = Should.Throw<StoreConfigurationException>(() => PostgreSqlAddress.Parse(uri));

        refused.Message.ShouldContain(reason);
        refused.ToString().ShouldNotContain("secret");
        refused.ToString().ShouldNotContain("sec@ret");
        refused.ToString().ShouldNotContain("ret@h");
    }

    [Fact]
    public void Print_OfAddress_HoldsNoPassword() =>
        PostgreSqlAddress.Parse("postgresql://ada:secret@h:6432/d").ToString().ShouldBe("h:6432/d");
}
