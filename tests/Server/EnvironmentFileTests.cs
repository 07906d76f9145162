using Bayou.Testing;

namespace Bayou.Server.Tests;

public sealed class EnvironmentFileTests
{
    [Theory]
    [InlineData("MLFLOW_ARTIFACTS_DESTINATION=./plain", "./plain")]
    [InlineData("export MLFLOW_ARTIFACTS_DESTINATION = ./plain # where they go", "./plain")]
    [InlineData("MLFLOW_ARTIFACTS_DESTINATION='./a #b'", "./a #b")]
    [InlineData("MLFLOW_ARTIFACTS_DESTINATION=\"./a\\\"b\" # quoted", "./a\"b")]
    [InlineData("# first\n\nBASE=./base\nMLFLOW_ARTIFACTS_DESTINATION=${BASE}/${ABSENT:-else}", "./base/else")]
    public async Task EnvironmentFile_Line_IsReadAsPythonDotenvDoes(string text, string expected)
    {
        await using var server = await StartAsync(text, new Dictionary<string, string>());

        server.StartupLine.ShouldEndWith($", artifacts {expected}");
    }

    [Fact]
    public async Task EnvironmentFile_VariableThatIsSetAlready_StaysAsItIs()
    {
        await using var server = await StartAsync(
            "MLFLOW_ARTIFACTS_DESTINATION=./file\nMLFLOW_BACKEND_STORE_URI=sqlite:///file.db",
            new Dictionary<string, string> { ["MLFLOW_ARTIFACTS_DESTINATION"] = "./set" });

        server.StartupLine.ShouldEndWith(", store sqlite:///file.db, artifacts ./set");
    }

    [Fact]
    public async Task EnvironmentFile_LinesAtFault_AreAllToldByNumber()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "no assignment\nGOOD=1\nOPEN=\"never closed", TestContext.Current.CancellationToken);
        var exit = await BayouProcess.RunAsync(new BayouProcessOptions { Arguments = ["server", "--env-file", path] });
        File.Delete(path);

        exit.Code.ShouldBe(2);
        exit.Error.ShouldContain($"--env-file: Line 1 of '{path}'");
        exit.Error.ShouldContain($"--env-file: Line 3 of '{path}'");
    }

    private static async Task<BayouProcess> StartAsync(string text, Dictionary<string, string> environment)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        var server = await BayouProcess.StartAsync(new BayouProcessOptions
        {
            Arguments = ["--env-file", path, "server", "--port", "0"],
            Environment = environment,
        });
        File.Delete(path);
        return server;
    }
}
