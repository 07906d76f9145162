namespace Bayou.Testing;

/// <summary>How a Bayou process is started.</summary>
public sealed record BayouProcessOptions
{
    /// <summary>The arguments. Default none.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Variables beside those of the test process, which lend none that Bayou or OpenTelemetry read.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>A command that starts the process and gives way to it, such as <c>ip netns exec</c>. Default none.</summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];

    /// <summary>The working directory, which then outlives the process. Null makes an empty one that goes with it.</summary>
    public string? Directory { get; init; }
}
