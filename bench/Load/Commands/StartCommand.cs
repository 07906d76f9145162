using System.CommandLine;
using System.Globalization;
using Bayou.Bench.Http;
using Bayou.Bench.Measuring;
using Bayou.Bench.Processes;
using Bayou.Bench.Reports;

namespace Bayou.Bench.Commands;

/// <summary><c>start</c>: how long a server takes from its start to its first answer, and what it uses at rest.</summary>
internal static class StartCommand
{
    private const double MiB = 1024 * 1024;

    internal static Command Build()
    {
        var options = new CommonOptions();
        var search = new Option<string>("--first-search")
        {
            Description = "The id of an experiment: the time to the answer of a first search in it is measured too",
        };
        var rest = new Option<TimeSpan?>("--rest")
        {
            Description = "How long the server rests before its memory is looked at. Default 10s",
            CustomParser = static result => TimeText.Parse(result.Tokens[0].Value),
        };
        var server = new Argument<string[]>("command")
        {
            Description = "After --, the command line that starts the server at the target's address",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("start", "Measure how a server starts.")
        {
            options.Target, options.Repeats, search, rest, options.Json, server,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var address = TargetAddress.Parse(parsed.GetRequiredValue(options.Target));
            var resting = parsed.GetValue(rest) ?? TimeSpan.FromSeconds(10);
            var writer = new ReportWriter(Console.Out, address.Url, TimeProvider.System);
            return RunAsync(
                new StartMeasurement(address, parsed.GetRequiredValue(server), parsed.GetValue(search), resting),
                writer,
                parsed.GetValue(options.Repeats) ?? 3,
                parsed.GetValue(options.Json),
                cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        StartMeasurement measurement, ReportWriter writer, int repeats, FileInfo? json, CancellationToken cancellationToken)
    {
        var starts = new List<ServerStart>();
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            starts.Add(await measurement.RunAsync(TimeProvider.System, cancellationToken));
        }

        Add(writer, "first answer, ms", starts.Select(static start => start.FirstAnswer.TotalMilliseconds));
        if (starts[0].FirstSearch is not null)
        {
            Add(writer, "first search answered, ms", starts.Select(static start => start.FirstSearch!.Value.TotalMilliseconds));
        }

        Add(writer, "memory at rest, MiB", starts.Select(static start => start.RestingBytes / MiB));
        writer.Save(json, svg: null);
        return 0;
    }

    private static void Add(ReportWriter writer, string what, IEnumerable<double> figures)
    {
        var spread = Spread.Of(figures);
        writer.Add(what, spread.Median);
        writer.Add($"{what}, least", spread.Least);
        writer.Add($"{what}, most", spread.Most);
    }
}
