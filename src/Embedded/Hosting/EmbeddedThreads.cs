using Orleans.Embedded.Activations;

namespace Orleans.Hosting;

/// <summary>Lets threads that are not the pool's run grains.</summary>
public static class EmbeddedThreads
{
    /// <summary>
    /// Lends the current thread to the engine until the result is disposed. A grain that gets a turn meanwhile, as the one does whose task
    /// is completed then, has it on this thread when the loan ends; so has the caller from outside of grains that it answers.
    /// </summary>
    /// <returns>Null when the thread can't be lent; all goes to the thread pool then.</returns>
    public static IDisposable? TryLend() => LentThread.TryLend();
}
