using System.CommandLine;
using Bayou.Bench.Measuring;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Commands;

/// <summary><c>growth</c>: what happens to searches, writes and memory as experiments, runs and histories grow.</summary>
internal static class GrowthCommand
{
    private static readonly RunSettings s_settings = new() { Duration = TimeSpan.FromSeconds(3) };

    internal static Command Build()
    {
        var options = new CommonOptions();
        var steps = new Option<string>("--steps")
        {
            Description = "Runs of the experiment at each step, with commas between",
            DefaultValueFactory = static _ => "1000,10000,100000,1000000",
        };
        var points = new Option<long>("--run-points")
        {
            Description = "Points of a run that a log-batch is measured on; 0 leaves that out",
            DefaultValueFactory = static _ => 10_000_000,
        };
        var name = new Option<string?>("--experiment")
        {
            Description = "The experiment's name; one that holds the runs already isn't filled again. Default: a new one",
        };
        var command = new Command("growth", "Measure searches and a log-batch while an experiment grows.")
        {
            steps, points, name, options.Experiments,
        };
        foreach (var option in options.OfMeasurement())
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                using var session = new BenchSession(parsed, options, options.ReadSettings(parsed, s_settings), cancellationToken);
                var sizes = options.ReadSizes(parsed, new WorkloadOptions());
                var growth = new Growth(session, sizes, cancellationToken);
                growth.OfRuns(Growth.ReadSteps(parsed.GetRequiredValue(steps)), parsed.GetValue(name));
                growth.OfExperiments();
                growth.OfOneRun(parsed.GetValue(points));
                session.Writer.Save(parsed.GetValue(options.Json), parsed.GetValue(options.Svg));
                return session.Writer.HasErrors ? 1 : 0;
            },
            cancellationToken));
        return command;
    }
}
