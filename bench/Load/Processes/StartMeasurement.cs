using System.Diagnostics;
using System.Runtime.InteropServices;
using Bayou.Bench.Http;

namespace Bayou.Bench.Processes;

/// <summary>Starts a server, asks it until it answers, lets it rest, and ends it.</summary>
/// <param name="target">Where it will listen.</param>
/// <param name="command">The command line that starts it.</param>
/// <param name="experiment">The experiment of the first search; null for none.</param>
/// <param name="rest">How long it rests before its memory is looked at.</param>
internal sealed partial class StartMeasurement(TargetAddress target, string[] command, string? experiment, TimeSpan rest)
{
    private const int SigTerm = 15;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_timeToStop = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(2);

    /// <summary>Measures one start.</summary>
    /// <exception cref="BenchException">The server ended, or did not answer.</exception>
    internal async Task<ServerStart> RunAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        using (var probe = new LoadConnection(target))
        {
            if (probe.Open())
            {
                throw new BenchException($"Something listens at {target.Url} already.");
            }
        }

        var started = clock.GetTimestamp();
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)
            ?? throw new BenchException($"'{command[0]}' could not be started.");
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            var answer = await FirstAnswerAsync(process, started, clock, cancellationToken);
            var search = experiment is null ? (TimeSpan?)null : FirstSearch(started, clock);
            await Task.Delay(rest, clock, cancellationToken);
            IReadOnlyList<int> owners = PortOwner.Find(target.Port);
            return new ServerStart(answer, search, owners.Sum(ProcessFile.ResidentBytes));
        }
        finally
        {
            await StopAsync(process, cancellationToken);
        }
    }

    private async Task<TimeSpan> FirstAnswerAsync(Process process, long started, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (clock.GetElapsedTime(started) < s_patience)
        {
            if (process.HasExited)
            {
                throw new BenchException($"The server ended with code {process.ExitCode} before it answered.");
            }

            using var connection = new LoadConnection(target);
            if (connection.Open())
            {
                using var exchange = new BlockingExchange(target);
                exchange.Request.Get("/health"u8);
                if (exchange.Send().Status == 200)
                {
                    return clock.GetElapsedTime(started);
                }
            }

            await Task.Delay(s_pause, clock, cancellationToken);
        }

        throw new BenchException($"The server did not answer within {s_patience.TotalMinutes} minutes.");
    }

    private TimeSpan FirstSearch(long started, TimeProvider clock)
    {
        using var exchange = new BlockingExchange(target);
        exchange.Request.Append("{\"experiment_ids\":[\""u8).AppendJson(experiment!)
            .Append("\"],\"max_results\":100,\"order_by\":[\"metrics.val_accuracy DESC\"]}"u8).Post("/api/2.0/mlflow/runs/search"u8);
        var answer = exchange.Send();
        return answer.Status == 200 && answer.Body.IndexOf("\"run_id\""u8) >= 0
            ? clock.GetElapsedTime(started)
            : throw new BenchException($"The first search of experiment {experiment} failed or found nothing (status {answer.Status}).");
    }

    private static async Task StopAsync(Process process, CancellationToken cancellationToken)
    {
        if (!process.HasExited && Kill(process.Id, SigTerm) == 0)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(s_timeToStop);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
