namespace Orleans.Embedded;

/// <summary>Timers that carry nothing of the code that happens to make them.</summary>
internal static class CleanTimer
{
    internal static ITimer Create(TimeProvider time, TimerCallback callback, object state, TimeSpan period)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return time.CreateTimer(callback, state, period, period);
        }

        using (ExecutionContext.SuppressFlow())
        {
            return time.CreateTimer(callback, state, period, period);
        }
    }
}
