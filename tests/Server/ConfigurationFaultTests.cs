using System.Net;
using System.Net.Sockets;
using Bayou.Testing;

namespace Bayou.Server.Tests;

public sealed class ConfigurationFaultTests
{
    private const int ConfigurationFault = 2;

    [Fact]
    public async Task Server_SeveralFaults_AreAllToldByKey()
    {
        var directory = Directory.CreateTempSubdirectory("bayou-");
        await File.WriteAllTextAsync(
            Path.Combine(directory.FullName, "appsettings.json"),
            """{ "Bayou": { "Server": { "DrainDelaySeconds": -1, "Prot": 1 } }, "Other": { "Key": 1 } }""",
            TestContext.Current.CancellationToken);
        var exit = await BayouProcess.RunAsync(new BayouProcessOptions
        {
            Directory = directory.FullName,
            Arguments = ["server", "--port", "abc", "--static-prefix", "mlflow/", "--unknown", "--x-frame-options", "sometimes"],
            Environment = new Dictionary<string, string>
            {
                ["MLFLOW_SERVE_ARTIFACTS"] = "maybe",
                ["MLFLOW_BACKEND_STORE_URI"] = "mysql://user:secret@host/db",
                ["MLFLOW_LOGGING_LEVEL"] = "LOUD",
                ["BAYOU_SHUTDOWN_TIMEOUT_SECONDS"] = "soon",
                ["MLFLOW_SERVER_CORS_ALLOWED_ORIGINS"] = "https://good.example,bad.example",
            },
        });
        directory.Delete(recursive: true);

        exit.Code.ShouldBe(ConfigurationFault);
        exit.Output.ShouldBeEmpty();
        var lines = exit.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("bayou: the configuration has 11 faults:");
        string[] expected =
        [
            "  command line: Unrecognized command or argument '--unknown'.",
            "  appsettings.json Bayou:Server:Prot: There is no such setting.",
            "  MLFLOW_SERVE_ARTIFACTS: 'maybe' is neither true nor false.",
            "  --port: 'abc' is not a whole number from 0 to 65535.",
            "  --static-prefix: 'mlflow/' must start with a slash, must not end with one, and is a plain path.",
            "  BAYOU_SHUTDOWN_TIMEOUT_SECONDS: 'soon' is not a whole number from 1 to 3600.",
            "  appsettings.json Bayou:Server:DrainDelaySeconds: '-1' is not a whole number from 0 to 3600.",
            "  --x-frame-options: 'sometimes' is none of SAMEORIGIN, DENY, NONE.",
            "  MLFLOW_SERVER_CORS_ALLOWED_ORIGINS: 'bad.example' is no origin: write scheme and host, such as https://example.com, or *.",
            "  MLFLOW_LOGGING_LEVEL: 'LOUD' is none of DEBUG, INFO, WARNING, ERROR, CRITICAL.",
            "  MLFLOW_BACKEND_STORE_URI: 'mysql://user:***@host/db' is no store that Bayou opens: "
                + "use sqlite:///path/to/file.db or postgresql://user:password@host/database.",
        ];
        lines[1..].ShouldBe(expected);
    }

    [Theory]
    [InlineData("--app-name", "basic-auth", "access control")]
    [InlineData("--enable-workspaces", null, "workspaces")]
    [InlineData("--registry-store-uri", "sqlite:///other.db", "--backend-store-uri")]
    [InlineData("--uvicorn-opts", "--ssl-keyfile key.pem", "TLS")]
    [InlineData("--host", "no-such-host.invalid", "resolves")]
    [InlineData("--backend-store-uri", "./mlruns", "sqlite:///")]
    [InlineData("--artifacts-destination", "ftp://host/path", "local folder")]
    [InlineData("--env-file", "absent.env", "can't be read")]
    public async Task Server_OptionThatCannotBeHonoured_IsRefused(string flag, string? value, string reason)
    {
        string[] arguments = value is null ? [flag] : [flag, value];
        var exit = await BayouProcess.RunAsync(new BayouProcessOptions { Arguments = ["server", .. arguments] });

        exit.Code.ShouldBe(ConfigurationFault);
        exit.Error.ShouldStartWith($"bayou: the configuration has a fault:{Environment.NewLine}  {flag}: ");
        exit.Error.ShouldContain(reason);
        exit.Error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("MLFLOW_AUTH_CONFIG_PATH", "auth.ini")]
    [InlineData("MLFLOW_WORKSPACE", "team")]
    [InlineData("MLFLOW_ENABLE_WORKSPACES", "true")]
    public async Task Server_VariableThatCannotBeHonoured_IsRefused(string variable, string value)
    {
        var exit = await BayouProcess.RunAsync(new BayouProcessOptions
        {
            Arguments = ["server"],
            Environment = new Dictionary<string, string> { [variable] = value },
        });

        exit.Code.ShouldBe(ConfigurationFault);
        exit.Error.ShouldContain($"  {variable}: ");
    }

    [Fact]
    public async Task Server_ArtifactsOnlyWithoutServingThem_IsRefused()
    {
        string[] arguments = ["server", "--artifacts-only", "--no-serve-artifacts"];
        var exit = await BayouProcess.RunAsync(new BayouProcessOptions { Arguments = arguments });

        exit.Code.ShouldBe(ConfigurationFault);
        exit.Error.ShouldContain("--artifacts-only: Nothing is left to serve");
    }

    [Fact]
    public async Task Server_PortInUse_IsToldWithoutStackTrace()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var exit = await BayouProcess.RunAsync(new BayouProcessOptions { Arguments = ["server", "--port", $"{port}"] });

        exit.Code.ShouldBe(ConfigurationFault);
        exit.Output.ShouldBeEmpty();
        exit.Error.ShouldContain($"--port (MLFLOW_PORT): Port {port} of 127.0.0.1 is in use by another process.");
        exit.Error.ShouldNotContain("   at ");
    }
}
