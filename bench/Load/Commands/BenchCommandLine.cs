using System.CommandLine;
using Bayou.Bench.Baseline;

namespace Bayou.Bench.Commands;

/// <summary>The command line of <c>bayou-bench</c>.</summary>
internal static class BenchCommandLine
{
    private const int Failure = 1;

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit code: 0 when all went well, 1 when an operation failed or a measurement could not be made.</returns>
    internal static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return await Build().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (BenchException exception)
        {
            await Console.Error.WriteLineAsync($"bayou-bench: {exception.Message}");
            return Failure;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("bayou-bench: stopped");
            return Failure;
        }
    }

    private static RootCommand Build()
    {
        var bare = new Command(BareProcess.Command, "Serve the bare endpoint.") { Hidden = true };
        bare.SetAction(static (_, cancellationToken) => BareServer.RunAsync(cancellationToken));
        return new RootCommand("Puts load on an MLflow-compatible server and measures it.")
        {
            RunCommand.Build(),
            ListCommand.Build(),
            FillCommand.Build(),
            GrowthCommand.Build(),
            StartCommand.Build(),
            bare,
        };
    }
}
