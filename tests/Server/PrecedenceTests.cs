using Bayou.Testing;

namespace Bayou.Server.Tests;

public sealed class PrecedenceTests
{
    private const string SettingsFile = """
        {
          // Comments and trailing commas are fine.
          "Bayou": { "Artifacts": { "ArtifactsDestination": "./from-file" }, "Server": { "Port": 0, }, },
        }
        """;

    [Theory]
    [InlineData("from-flag", true, true, true, true)]
    [InlineData("from-mlflow", false, true, true, true)]
    [InlineData("from-bayou", false, false, true, true)]
    [InlineData("from-file", false, false, false, true)]
    [InlineData("mlartifacts", false, false, false, false)]
    public async Task Setting_GivenInSeveralPlaces_TakesTheStrongest(string expected, bool flag, bool mlflow, bool bayou, bool file)
    {
        var directory = Directory.CreateTempSubdirectory("bayou-");
        if (file)
        {
            var path = Path.Combine(directory.FullName, "appsettings.json");
            await File.WriteAllTextAsync(path, SettingsFile, TestContext.Current.CancellationToken);
        }

        var environment = new Dictionary<string, string> { ["BAYOU_PORT"] = "0" };
        if (mlflow)
        {
            environment["MLFLOW_ARTIFACTS_DESTINATION"] = "./from-mlflow";
        }

        if (bayou)
        {
            environment["BAYOU_ARTIFACTS_DESTINATION"] = "./from-bayou";
        }

        await using (var server = await BayouProcess.StartAsync(new BayouProcessOptions
        {
            Directory = directory.FullName,
            Arguments = flag ? ["--artifacts-destination", "./from-flag"] : [],
            Environment = environment,
        }))
        {
            server.StartupLine.ShouldEndWith($", artifacts ./{expected}");
        }

        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task EmptyVariable_CountsAsUnset()
    {
        await using var server = await BayouProcess.StartAsync(new BayouProcessOptions
        {
            Arguments = ["server", "--port", "0"],
            Environment = new Dictionary<string, string>
            {
                ["MLFLOW_ARTIFACTS_DESTINATION"] = "",
                ["BAYOU_ARTIFACTS_DESTINATION"] = "./own",
            },
        });

        server.StartupLine.ShouldEndWith(", artifacts ./own");
    }

    [Fact]
    public async Task PortVariable_OfAKubernetesService_IsPassedOverWithAWarning()
    {
        await using var server = await BayouProcess.StartAsync(new BayouProcessOptions
        {
            Environment = new Dictionary<string, string> { ["MLFLOW_PORT"] = "tcp://10.0.0.7:5000", ["BAYOU_PORT"] = "0" },
        });

        await server.WaitForLogAsync("MLFLOW_PORT=tcp://10.0.0.7:5000 is what Kubernetes sets");
    }

    [Fact]
    public async Task UselessOptionsAndUnknownVariables_AreWarnedOf()
    {
        await using var server = await BayouProcess.StartAsync(new BayouProcessOptions
        {
            Arguments =
            [
                "ui", "-p", "0", "-w", "8", "--dev", "--disable-workspaces",
                "--backend-store-uri", "sqlite:///own.db", "--registry-store-uri", "sqlite:///own.db",
            ],
            Environment = new Dictionary<string, string>
            {
                ["MLFLOW_EXPOSE_PROMETHEUS"] = "/tmp",
                ["BAYOU_PROT"] = "1",
                ["BAYOU_SERVICE_HOST"] = "10.0.0.7",
            },
        });
        server.Terminate();
        var log = (await server.ExitAsync()).Error;

        log.ShouldContain("--workers has no effect. Bayou serves with one process on all cores.");
        log.ShouldContain("--dev has no effect.");
        log.ShouldContain("MLFLOW_EXPOSE_PROMETHEUS has no effect. Bayou always serves /metrics");
        log.ShouldContain("BAYOU_PROT is not a setting of Bayou");
        log.Split('\n').Count(line => line.Contains(" warn: ", StringComparison.Ordinal)).ShouldBe(4);
    }
}
