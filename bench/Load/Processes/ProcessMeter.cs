namespace Bayou.Bench.Processes;

/// <summary>Memory and processor time of some processes together, over one stretch of load.</summary>
/// <param name="ids">The processes; none gives no figures.</param>
/// <param name="clock">Supplies timestamps.</param>
internal sealed class ProcessMeter(IReadOnlyList<int> ids, TimeProvider clock)
{
    private long _startedAt;
    private TimeSpan _processorAtStart;
    private long _peak;

    /// <summary>Memory in use now, in bytes; null when no process is known.</summary>
    internal long? ResidentBytes => ids.Count == 0 ? null : ids.Sum(ProcessFile.ResidentBytes);

    /// <summary>Begins a stretch.</summary>
    internal void Start()
    {
        _startedAt = clock.GetTimestamp();
        _processorAtStart = ProcessorTime();
        _peak = 0;
        Look();
    }

    /// <summary>Notes the memory in use.</summary>
    internal void Look() => _peak = Math.Max(_peak, ResidentBytes ?? 0);

    /// <summary>Ends the stretch.</summary>
    internal ProcessUsage? Stop()
    {
        Look();
        var cores = (ProcessorTime() - _processorAtStart) / clock.GetElapsedTime(_startedAt);
        return ids.Count == 0 ? null : new ProcessUsage(_peak, cores);
    }

    private TimeSpan ProcessorTime() => TimeSpan.FromTicks(ids.Sum(static id => ProcessFile.ProcessorTime(id).Ticks));
}
