using Bayou.Bench.Measuring;

namespace Bayou.Bench.Running;

/// <summary>What one stretch of load did.</summary>
internal sealed class LoadOutcome
{
    /// <summary>Latencies of operations that succeeded, and of those that never got a connection.</summary>
    internal LatencyHistogram Latencies { get; } = new();

    internal ErrorTally Errors { get; } = new();

    /// <summary>Operations that succeeded.</summary>
    internal long Completed { get; set; }

    /// <summary>Operations of an open loop that never got a connection before the end.</summary>
    internal long Unstarted { get; set; }

    /// <summary>From the start to the last answer.</summary>
    internal TimeSpan Elapsed { get; set; }

    internal double PerSecond => Elapsed > TimeSpan.Zero ? Completed / Elapsed.TotalSeconds : 0;
}
