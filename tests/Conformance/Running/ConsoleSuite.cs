using System.Collections.Immutable;
using Bayou.Conformance.Tests.Documents;
using Bayou.Conformance.Tests.Scenarios;
using Bayou.Conformance.Tests.Targets;

namespace Bayou.Conformance.Tests.Running;

/// <summary>Runs the scenarios without a test framework, against any server.</summary>
internal static class ConsoleSuite
{
    private const int CasesAtOnce = 4;
    private const int UsageFault = 2;

    /// <summary>Prints a line per failure and a summary; returns 0 if nothing failed, 1 if something did, 2 for wrong arguments or files.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TimeProvider time)
    {
        try
        {
            var options = ConsoleOptions.Parse(args);
            return await RunAsync(ScenarioCatalog.Load(), options, output, time, CancellationToken.None);
        }
        catch (ArgumentException fault)
        {
            await output.WriteLineAsync($"{fault.Message} Usage: {ConsoleOptions.Usage}");
        }
        catch (ScenarioFormatException fault)
        {
            await output.WriteLineAsync(fault.Message);
        }

        return UsageFault;
    }

    public static async Task<int> RunAsync(
        ScenarioCatalog catalog, ConsoleOptions options, TextWriter output, TimeProvider time, CancellationToken cancellation)
    {
        var chosen = catalog.Files
            .Where(file => options.Area is null || file.Area == options.Area)
            .SelectMany(file => file.Cases.Select(scenario => (Id: file.IdOf(scenario), scenario.BayouOnly)))
            .Where(entry => options.Case is null || entry.Id.Contains(options.Case, StringComparison.OrdinalIgnoreCase))
            .ToImmutableArray();
        var asked = chosen.Where(entry => !(entry.BayouOnly && options.Kind == TargetKind.Mlflow)).Select(entry => entry.Id).ToImmutableArray();
        var results = await RunAllAsync(catalog, options, asked, time, cancellation);
        var failed = results.Where(result => result.Fault is not null).ToImmutableArray();
        foreach (var result in failed)
        {
            await output.WriteLineAsync($"FAIL {result.Id}: {result.Fault}");
        }

        await output.WriteLineAsync($"{asked.Length - failed.Length} passed, {failed.Length} failed, {chosen.Length - asked.Length} skipped");
        return failed.IsEmpty && !asked.IsEmpty ? 0 : 1;
    }

    private static async Task<CaseResult[]> RunAllAsync(
        ScenarioCatalog catalog, ConsoleOptions options, ImmutableArray<string> ids, TimeProvider time, CancellationToken cancellation)
    {
        using var suite = new Suite(catalog, options.Target, options.Kind, time, cancellation);
        var results = new CaseResult[ids.Length];
        var limit = new ParallelOptions { MaxDegreeOfParallelism = CasesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, ids.Length), limit, async (i, token) => results[i] = await suite.RunAsync(ids[i], token));
        return results;
    }
}
