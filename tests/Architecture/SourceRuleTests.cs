namespace Bayou.Architecture.Tests;

public sealed class SourceRuleTests
{
    [Fact]
    public void ConditionalCompilation_OutsideTheSilo_DoesNotOccur() =>
        Offenders("src", line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal))
            .Where(offender => !offender.StartsWith("src/Silo", StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Microsoft.Data.Sqlite")]
    [InlineData("Npgsql")]
    [InlineData("System.Net")]
    public void Search_IsPure_NamesNoInputOrOutput(string banned) => Offenders("src/Search", Uses(banned)).ShouldBeEmpty();

    [Theory]
    [InlineData("src/Contracts")]
    [InlineData("src/Search")]
    [InlineData("src/Storage")]
    public void StoredRecords_AreProtobuf_InGrainsOnly(string folder) => Offenders(folder, Uses("Google.Protobuf")).ShouldBeEmpty();

    [Fact]
    public void Protobuf_AtTheEdge_IsOfOpenTelemetryOnly() => Offenders("src/Api", Uses("Google.Protobuf"))
        .Where(offender => !offender.StartsWith("src/Api/Otlp/", StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [InlineData("src/Grains")]
    [InlineData("src/Contracts")]
    public void Grains_WriteNoHttp(string folder) => Offenders(folder, Uses("Microsoft.AspNetCore")).ShouldBeEmpty();

    [Fact]
    public void Regions_InAnySource_DoNotOccur() =>
        Offenders("src", line => line.TrimStart().StartsWith("#region", StringComparison.Ordinal)).ShouldBeEmpty();

    private static Func<string, bool> Uses(string name) =>
        line => line.StartsWith($"using {name}", StringComparison.Ordinal) || line.Contains($" {name}.", StringComparison.Ordinal);

    private static IEnumerable<string> Offenders(string folder, Func<string, bool> isBad) =>
        Repository.SourceFiles(folder).Where(file => File.ReadLines(file).Any(isBad)).Select(Repository.Relative);
}
