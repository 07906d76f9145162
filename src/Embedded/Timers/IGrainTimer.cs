namespace Orleans.Runtime;

/// <summary>A timer of one activation. Disposing it stops it and cancels the token of a running callback.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets new times. While a callback runs, they count from its end.</summary>
    /// <param name="dueTime">Until the next callback; <see cref="Timeout.InfiniteTimeSpan"/> stops the timer.</param>
    /// <param name="period">From the end of one callback to the next; <see cref="Timeout.InfiniteTimeSpan"/> means once only.</param>
    void Change(TimeSpan dueTime, TimeSpan period);
}
