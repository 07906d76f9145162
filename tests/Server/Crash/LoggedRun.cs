namespace Bayou.Server.Tests.Crash;

/// <summary>A run whose creation was acknowledged, and its batches. Written by one client.</summary>
internal sealed class LoggedRun(string id)
{
    private readonly HashSet<int> _acknowledged = [];

    internal string Id { get; } = id;

    /// <summary>How many batches were sent, acknowledged or not.</summary>
    internal int Sent { get; set; }

    internal IReadOnlySet<int> Acknowledged => _acknowledged;

    internal void Acknowledge(int batch) => _acknowledged.Add(batch);
}
