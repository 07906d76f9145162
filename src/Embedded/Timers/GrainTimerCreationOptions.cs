using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When a grain timer fires and what it may interleave with.</summary>
public readonly struct GrainTimerCreationOptions
{
    /// <summary>For an object initialiser.</summary>
    public GrainTimerCreationOptions()
    {
    }

    /// <summary>A timer that does not interleave and keeps nothing alive.</summary>
    /// <param name="dueTime">See <see cref="DueTime"/>.</param>
    /// <param name="period">See <see cref="Period"/>.</param>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Until the first callback; <see cref="Timeout.InfiniteTimeSpan"/> does not start the timer.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of one callback to the next; <see cref="Timeout.InfiniteTimeSpan"/> means once only.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether callbacks may interleave with calls and other timers; otherwise they wait their turn like a call.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a callback counts as use, so that the activation is not collected.</summary>
    public bool KeepAlive { get; init; }
}
