namespace Bayou.Embedded.Tests.Lifecycle;

/// <summary>A scoped service that says when its scope ends.</summary>
public sealed class ScopedThing(LifeProbe probe) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        probe.CountDisposed();
        return ValueTask.CompletedTask;
    }
}
