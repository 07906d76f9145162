using System.CommandLine;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Commands;

/// <summary><c>run</c>: measures workloads one after the other.</summary>
internal static class RunCommand
{
    internal static Command Build()
    {
        var options = new CommonOptions();
        var suite = new Option<string>("--suite")
        {
            Description = $"Sizes and times: {string.Join(", ", Suite.All.Select(static known => known.Name))}",
            DefaultValueFactory = static _ => Suite.All[0].Name,
        };
        var workloads = new Option<string[]>("--workloads")
        {
            Description = "These, of whatever suite, by name, with commas between; a name that ends in * picks all that begin so",
        };
        var command = new Command("run", "Measure workloads.") { suite, workloads };
        Option[] own =
        [
            .. options.OfMeasurement(), options.Rate, options.LogRuns, options.SearchRuns, options.Experiments, options.FleetRuns,
            options.FleetInterval, options.Points, options.ArtifactSize, options.Traces, options.TraceSpans,
            options.Models, options.Versions, options.LoggedModels, options.Records,
        ];
        foreach (var option in own)
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Run(parsed, options, Suite.Of(parsed.GetRequiredValue(suite)), parsed.GetValue(workloads), cancellationToken),
            cancellationToken));
        return command;
    }

    /// <summary>The workloads that were picked, in the order in which they run.</summary>
    /// <exception cref="BenchException">A name picks none.</exception>
    internal static IReadOnlyList<IWorkload> Pick(IReadOnlyList<IWorkload> all, string[]? picked)
    {
        var patterns = (picked ?? [])
            .SelectMany(static part => part.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToArray();
        var unknown = patterns.FirstOrDefault(pattern => !all.Any(workload => Matches(workload, pattern)));
        return unknown is not null ? throw new BenchException($"There is no workload '{unknown}'; 'bayou-bench list' shows all.")
            : patterns.Length == 0 ? all
            : [.. all.Where(workload => patterns.Any(pattern => Matches(workload, pattern)))];
    }

    private static bool Matches(IWorkload workload, string pattern) => pattern.EndsWith('*')
        ? workload.Description.Name.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : workload.Description.Name == pattern;

    private static int Run(ParseResult parsed, CommonOptions options, Suite suite, string[]? picked, CancellationToken cancellationToken)
    {
        var sizes = options.ReadSizes(parsed, suite.Sizes);
        var workloads = picked is { Length: > 0 } ? Pick(WorkloadCatalog.Create(sizes), picked) : suite.Workloads(sizes);
        using var session = new BenchSession(parsed, options, options.ReadSettings(parsed, suite.Settings), cancellationToken);
        var unmade = 0;
        foreach (var workload in workloads)
        {
            try
            {
                session.Writer.Add(session.Runner.Run(workload, cancellationToken));
            }
            catch (BenchException exception)
            {
                unmade++;
                Console.Error.WriteLine($"{workload.Description.Name}: {exception.Message}");
            }
        }

        session.Writer.Save(parsed.GetValue(options.Json), parsed.GetValue(options.Svg));
        return unmade > 0 || session.Writer.HasErrors ? 1 : 0;
    }
}
