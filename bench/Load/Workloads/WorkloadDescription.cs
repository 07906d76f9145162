namespace Bayou.Bench.Workloads;

/// <summary>What to know about a workload before it runs.</summary>
/// <param name="Name">As it is given on the command line.</param>
/// <param name="Summary">One line for people.</param>
internal sealed record WorkloadDescription(string Name, string Summary)
{
    /// <summary>How many connections it uses unless told otherwise. Default 1.</summary>
    public int Connections { get; init; } = 1;

    /// <summary>What an operation carries beside itself, such as points or MiB; null for nothing.</summary>
    public string? Unit { get; init; }

    /// <summary>How many of <see cref="Unit"/> one operation carries.</summary>
    public double UnitsPerOperation { get; init; }

    /// <summary>Operations per second of a workload that is an open loop by nature; null for a closed loop.</summary>
    public double? Rate { get; init; }

    /// <summary>Whether the workload looks at answers. Default: only their status counts.</summary>
    public bool ReadsAnswers { get; init; }

    /// <summary>Whether the same requests can be put on a bare endpoint to compare with. Default true.</summary>
    public bool ComparesToBare { get; init; } = true;
}
