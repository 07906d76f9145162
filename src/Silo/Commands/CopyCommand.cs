using Bayou.Contracts.Errors;
using Bayou.Silo.Configuration;
using Bayou.Silo.Hosting;
using Bayou.Storage;
using Bayou.Storage.Transfer;

namespace Bayou.Silo.Commands;

/// <summary><c>bayou db copy</c>: the result goes to standard output, progress and faults to standard error.</summary>
internal static class CopyCommand
{
    /// <summary>Copies, or tells all that is wrong.</summary>
    /// <param name="from">The source's URI; null when it wasn't given.</param>
    /// <param name="to">The target's URI; null when it wasn't given.</param>
    /// <param name="errors">What is wrong with the command line otherwise.</param>
    /// <returns>The exit code of the process.</returns>
    internal static async Task<int> RunAsync(string? from, string? to, IReadOnlyList<string> errors)
    {
        // An argument in the wrong place is repeated in the error, and may be a URI.
        var faults = errors.Select(static error => new ConfigurationFault("command line", StoreUri.Masked(error))).ToList();
        Check("--from", from, faults);
        Check("--to", to, faults);
        if (faults.Count == 0 && StoreCopy.IsOntoItself(from!, to!))
        {
            faults.Add(new("--to", "It names the same database as --from."));
        }

        if (faults.Count > 0)
        {
            var count = faults.Count == 1 ? "a fault" : $"{faults.Count} faults";
            await Console.Error.WriteLineAsync($"bayou: the command line has {count}:");
            faults.ForEach(static fault => Console.Error.WriteLine($"  {fault.Key}: {fault.Problem}"));
            return ExitCode.Configuration;
        }

        return await CopyAsync(from!, to!);
    }

    private static void Check(string option, string? uri, List<ConfigurationFault> faults)
    {
        if (uri is null)
        {
            faults.Add(new(option, "It is missing: write sqlite:///path/to/file.db or postgresql://user:password@host/database."));
        }
        else if (StateStores.FindFault(uri) is { } problem)
        {
            faults.Add(new(option, problem));
        }
    }

    private static async Task<int> CopyAsync(string from, string to)
    {
        using var signals = new StopSignals();
        try
        {
            var report = await StoreCopy.CopyAsync(from, to, TimeProvider.System, new CopyProgressLines(Console.Error), signals.Stopping);
            CopyReportText.Write(Console.Out, report);
            if (report.IsExact)
            {
                Console.WriteLine($"{StoreUri.Masked(to)} now holds what {StoreUri.Masked(from)} does.");
                return ExitCode.Success;
            }

            return Fail("What was written differs from what was read. Look for faults of the machine, then copy again.");
        }
        catch (OperationCanceledException) when (signals.Stopping.IsCancellationRequested)
        {
            return Fail("The copy was interrupted. Run it again to start over; until then no server opens the target.");
        }
        catch (StoreConfigurationException exception)
        {
            return Fail(exception.Message);
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.TemporarilyUnavailable)
        {
            return Fail(exception.Message);
        }
    }

    private static int Fail(string reason)
    {
        Console.Error.WriteLine($"bayou: {reason}");
        return ExitCode.Failure;
    }
}
