using Bayou.Contracts.Traces;

namespace Bayou.Grains.Traces;

/// <summary>How traces are kept.</summary>
public sealed record TraceOptions
{
    /// <summary>What traces may take of this process's memory, in bytes, about; those used longest ago leave. Default 64 MiB.</summary>
    public long MemoryBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How long experiments keep traces that have no rule of their own. Default: for ever.</summary>
    public TraceRetention Retention { get; init; } = new(null, null, null);
}
