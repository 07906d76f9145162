namespace Bayou.Bench.Measuring;

/// <summary>How each workload is measured.</summary>
internal sealed record RunSettings
{
    /// <summary>How long one repeat takes. Default 5 s.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the load runs before each repeat, unmeasured. Default 1 s.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often. Default 3.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>How many connections; null for the workload's own number.</summary>
    public int? Connections { get; init; }

    /// <summary>Operations per second of an open loop; null for a closed loop, or the workload's own rate.</summary>
    public double? Rate { get; init; }
}
