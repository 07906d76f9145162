using System.CommandLine;
using System.CommandLine.Parsing;
using Bayou.Bench.Measuring;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Commands;

/// <summary>Options that several commands take, and how they are read.</summary>
internal sealed class CommonOptions
{
    private static readonly WorkloadOptions s_sizes = new();

    internal Option<string> Target { get; } = new("--target")
    {
        Required = true,
        Description = "The server, such as http://127.0.0.1:5000",
    };

    internal Option<int[]> Pid { get; } = new("--pid")
    {
        Description = "A process of the server, to measure its memory and processor time; may be repeated. Default: who listens on the port",
    };

    internal Option<TimeSpan?> Duration { get; } = Time("--duration", "How long a repeat takes, such as 5s or 300ms. Default 5s");

    internal Option<TimeSpan?> WarmUp { get; } = Time("--warm-up", "How long the load runs before each repeat, unmeasured. Default 1s");

    internal Option<int?> Repeats { get; } = new("--repeats") { Description = "How often; the median is reported. Default 3" };

    internal Option<int?> Connections { get; } = new("--connections")
    {
        Description = "How many connections. Default: the workload's own number",
    };

    internal Option<double?> Rate { get; } = new("--rate")
    {
        Description = "Operations per second: an open loop, where latency counts from the intended start. Default: a closed loop",
    };

    internal Option<bool> Baseline { get; } = new("--baseline")
    {
        Description = "Measure a bare endpoint beside, and print each rate as a share of it",
    };

    internal Option<FileInfo?> Json { get; } = new("--json") { Description = "Write all results to this file" };

    internal Option<FileInfo?> Svg { get; } = new("--svg") { Description = "Draw the results to this file" };

    internal Option<ulong> Seed { get; } = new("--seed")
    {
        Description = "Where made-up values come from. Default 1",
        DefaultValueFactory = _ => s_sizes.Seed,
    };

    internal Option<int?> LogRuns { get; } = new("--log-runs")
    {
        Description = "Runs that the logging workloads write to. Default 32",
    };

    internal Option<long?> SearchRuns { get; } = new("--search-runs")
    {
        Description = "Runs of the experiment that is searched. Default 100000",
    };

    internal Option<long?> Experiments { get; } = new("--experiments") { Description = "Experiments to search among. Default 10000" };

    internal Option<int?> FleetRuns { get; } = new("--fleet-runs") { Description = "Runs that train at the same time. Default 500" };

    internal Option<TimeSpan?> FleetInterval { get; } = Time("--fleet-interval", "How often each of them logs. Default 1s");

    internal Option<long?> Points { get; } = new("--points") { Description = "Points of the longest history. Default 1000000" };

    internal Option<long?> ArtifactSize { get; } = new("--artifact-size")
    {
        Description = "Size of an artifact, such as 64MiB. Default 1GiB",
        CustomParser = static result => ParseWith(result, SizeText.Parse),
    };

    internal Option<long?> Traces { get; } = new("--traces") { Description = "Traces of the experiment that is searched. Default 1000000" };

    internal Option<int?> TraceSpans { get; } = new("--trace-spans") { Description = "Spans of the large trace. Default 50000" };

    internal Option<long?> Models { get; } = new("--models") { Description = "Registered models to search among. Default 10000" };

    internal Option<int?> Versions { get; } = new("--versions") { Description = "Versions of each of them. Default 100" };

    internal Option<long?> LoggedModels { get; } = new("--logged-models") { Description = "Logged models to search among. Default 100000" };

    internal Option<long?> Records { get; } = new("--records") { Description = "Records of the evaluation dataset. Default 1000000" };

    /// <summary>The sizes that a caller gave, over those of a suite.</summary>
    internal WorkloadOptions ReadSizes(ParseResult parsed, WorkloadOptions standard) => standard with
    {
        Seed = parsed.GetValue(Seed),
        LogRuns = parsed.GetValue(LogRuns) ?? standard.LogRuns,
        SearchRuns = parsed.GetValue(SearchRuns) ?? standard.SearchRuns,
        Experiments = parsed.GetValue(Experiments) ?? standard.Experiments,
        FleetRuns = parsed.GetValue(FleetRuns) ?? standard.FleetRuns,
        FleetInterval = parsed.GetValue(FleetInterval) ?? standard.FleetInterval,
        Points = parsed.GetValue(Points) ?? standard.Points,
        Traces = parsed.GetValue(Traces) ?? standard.Traces,
        TraceSpans = parsed.GetValue(TraceSpans) ?? standard.TraceSpans,
        ArtifactBytes = parsed.GetValue(ArtifactSize) ?? standard.ArtifactBytes,
        Models = parsed.GetValue(Models) ?? standard.Models,
        Versions = parsed.GetValue(Versions) ?? standard.Versions,
        LoggedModels = parsed.GetValue(LoggedModels) ?? standard.LoggedModels,
        Records = parsed.GetValue(Records) ?? standard.Records,
    };

    /// <summary>How to measure, as a caller gave it, over what a suite says.</summary>
    internal RunSettings ReadSettings(ParseResult parsed, RunSettings standard) => standard with
    {
        Duration = parsed.GetValue(Duration) ?? standard.Duration,
        WarmUp = parsed.GetValue(WarmUp) ?? standard.WarmUp,
        Repeats = parsed.GetValue(Repeats) ?? standard.Repeats,
        Connections = parsed.GetValue(Connections) ?? standard.Connections,
        Rate = parsed.GetValue(Rate) ?? standard.Rate,
    };

    /// <summary>The options of a measurement.</summary>
    internal IEnumerable<Option> OfMeasurement() =>
        [Target, Pid, Duration, WarmUp, Repeats, Connections, Baseline, Json, Svg, Seed];

    private static Option<TimeSpan?> Time(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = static result => ParseWith(result, TimeText.Parse),
    };

    private static T? ParseWith<T>(ArgumentResult result, Func<string, T?> parse)
        where T : struct
    {
        var parsed = parse(result.Tokens[0].Value);
        if (parsed is null)
        {
            result.AddError($"'{result.Tokens[0].Value}' is not understood for {result.Argument.Name}.");
        }

        return parsed;
    }
}
