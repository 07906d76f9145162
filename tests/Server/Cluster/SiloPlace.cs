namespace Bayou.Server.Tests.Cluster;

/// <summary>Where a silo runs. Default: on this machine's loopback.</summary>
internal sealed record SiloPlace
{
    /// <summary>Where clients reach it.</summary>
    internal string EdgeAddress { get; init; } = "127.0.0.1";

    /// <summary>Where the other silos reach it.</summary>
    internal string SiloAddress { get; init; } = "127.0.0.1";

    /// <summary>Starts a process there.</summary>
    internal IReadOnlyList<string> Launcher { get; init; } = [];
}
