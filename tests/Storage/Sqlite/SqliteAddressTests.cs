using Bayou.Storage.Sqlite;

namespace Bayou.Storage.Tests.Sqlite;

public sealed class SqliteAddressTests
{
    [Theory]
    [InlineData("sqlite:////data/bayou.db", "/data/bayou.db")]
    [InlineData("sqlite:////data/with space%20.db", "/data/with space%20.db")]
    [InlineData("sqlite+pysqlite:////data/bayou.db", "/data/bayou.db")]
    public void Parse_OfAbsolutePath_TakesItAsItIs(string uri, string path) => SqliteAddress.Parse(uri).Path.ShouldBe(path);

    [Theory]
    [InlineData("sqlite:///bayou.db", "bayou.db")]
    [InlineData("sqlite:///./folder/bayou.db", "folder/bayou.db")]
    public void Parse_OfRelativePath_IsBelowTheWorkingFolder(string uri, string path) =>
        SqliteAddress.Parse(uri).Path.ShouldBe(Path.Combine(Environment.CurrentDirectory, path));

    [Theory]
    [InlineData("sqlite://", "in memory")]
    [InlineData("sqlite:///", "in memory")]
    [InlineData("sqlite:///:memory:", "in memory")]
    [InlineData("sqlite://bayou.db", "three slashes")]
    [InlineData("sqlite:///bayou.db?timeout=5", "no options")]
    [InlineData("sqlite:////tmp", "names the folder")]
    [InlineData("sqlite:///folder/", "names the folder")]
    public void Parse_OfUnusableUri_SaysWhy(string uri, string reason) =>
        Should.Throw<StoreConfigurationException>(() => SqliteAddress.Parse(uri)).Message.ShouldContain(reason);
}
