namespace Bayou.Bench.Workloads;

/// <summary>The sizes that workloads go by.</summary>
internal sealed record WorkloadOptions
{
    private const long MiB = 1024 * 1024;

    /// <summary>Where made-up values come from. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many runs the logging workloads write to. Default 32.</summary>
    public int LogRuns { get; init; } = 32;

    /// <summary>How many runs the searched experiment holds. Default 100,000.</summary>
    public long SearchRuns { get; init; } = 100_000;

    /// <summary>How many experiments there are to search. Default 10,000.</summary>
    public long Experiments { get; init; } = 10_000;

    /// <summary>How many runs train at the same time. Default 500.</summary>
    public int FleetRuns { get; init; } = 500;

    /// <summary>How often each run of the fleet logs. Default one second.</summary>
    public TimeSpan FleetInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Points of the longest history; the shorter ones have a tenth and a hundredth. Default 1,000,000.</summary>
    public long Points { get; init; } = 1_000_000;

    /// <summary>Bytes of an artifact. Default 1 GiB.</summary>
    public long ArtifactBytes { get; init; } = 1024 * MiB;

    /// <summary>How many traces the searched experiment holds. Default 1,000,000.</summary>
    public long Traces { get; init; } = 1_000_000;

    /// <summary>Spans of the large trace. Default 50,000.</summary>
    public int TraceSpans { get; init; } = 50_000;

    /// <summary>The experiment whose traces are searched, named by its content.</summary>
    public string TraceExperimentName => FormattableString.Invariant($"bayou-bench-traces-{Traces}-seed{Seed}");

    /// <summary>Registered models to search among. Default 10,000.</summary>
    public long Models { get; init; } = 10_000;

    /// <summary>Versions of each of them. Default 100.</summary>
    public int Versions { get; init; } = 100;

    /// <summary>Logged models of the experiment that is searched. Default 100,000.</summary>
    public long LoggedModels { get; init; } = 100_000;

    /// <summary>Records of the evaluation dataset that is read. Default 1,000,000.</summary>
    public long Records { get; init; } = 1_000_000;

    /// <summary>The experiment that is searched. Default: one that is named by its content, so that it is found again.</summary>
    public string SearchExperimentName
    {
        get => field ?? FormattableString.Invariant($"bayou-bench-runs-{SearchRuns}-seed{Seed}");
        init;
    }
}
