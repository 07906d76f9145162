using System.CommandLine;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Commands;

/// <summary><c>fill</c>: fills an experiment with made-up runs.</summary>
internal static class FillCommand
{
    internal static Command Build()
    {
        var options = new CommonOptions();
        var name = new Option<string>("--experiment")
        {
            Required = true,
            Description = "The experiment's name; it is made if need be, and filled up if it holds fewer",
        };
        var runs = new Option<long>("--runs") { Required = true, Description = "How many runs it shall hold" };
        var command = new Command("fill", "Fill an experiment with runs of 30 params, 30 metrics and 10 tags.")
        {
            options.Target, options.Seed, name, runs,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var address = TargetAddress.Parse(parsed.GetRequiredValue(options.Target));
                using var server = new MlflowServer(address, TimeProvider.System, cancellationToken);
                var (id, filling) = server.Fixtures.Experiment(
                    parsed.GetRequiredValue(name), parsed.GetValue(runs), parsed.GetValue(options.Seed));
                Console.WriteLine($"experiment {id}");
                if (filling is not null)
                {
                    Console.WriteLine(FormattableString.Invariant(
                        $"{filling.Completed} runs in {filling.Elapsed.TotalSeconds:0.0} s, {filling.PerSecond:0} runs/s"));
                }

                return 0;
            },
            cancellationToken));
        return command;
    }
}
