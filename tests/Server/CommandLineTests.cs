using System.Text.RegularExpressions;
using Bayou.Testing;

namespace Bayou.Server.Tests;

public sealed partial class CommandLineTests
{
    [Fact]
    public async Task Version_IsShown()
    {
        var exit = await BayouProcess.RunAsync(new BayouProcessOptions { Arguments = ["--version"] });

        exit.ShouldBe(new BayouExit(0, exit.Output, ""));
        exit.Output.ShouldMatch(@"^bayou \d+\.\d+\.\d+\s$");
    }

    [Fact]
    public async Task Help_NamesTheSameFlagsAndVariablesAsTheDocuments()
    {
        var help = await BayouProcess.RunAsync(new BayouProcessOptions { Arguments = ["server", "--help"] });
        var documents = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "configuration.md"), TestContext.Current.CancellationToken);
        var table = string.Join('\n', documents.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)));

        help.Code.ShouldBe(0);
        Flags().Matches(help.Output).Select(match => match.Value).Where(flag => flag != "--help").Distinct().Order()
            .ShouldBe(Flags().Matches(table).Select(match => match.Value).Distinct().Order());
        Variables().Matches(help.Output).Select(match => match.Value).Distinct()
            .ShouldBeSubsetOf(Variables().Matches(table).Select(match => match.Value).ToList());
    }

    [GeneratedRegex("--[a-z][a-z-]+")]
    private static partial Regex Flags();

    [GeneratedRegex("_?(?:MLFLOW|BAYOU)_[A-Z_]+")]
    private static partial Regex Variables();
}
