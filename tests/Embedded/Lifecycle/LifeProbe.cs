namespace Bayou.Embedded.Tests.Lifecycle;

/// <summary>What a test tells <see cref="LifeGrain"/> to do, and what it counts.</summary>
public sealed class LifeProbe
{
    private int _constructed;
    private int _alive;
    private int _mostAlive;
    private int _disposed;

    public Func<Exception?> ConstructorFault { get; set; } = static () => null;

    public Func<CancellationToken, Task> OnActivate { get; set; } = static _ => Task.CompletedTask;

    public Func<CancellationToken, Task> OnDeactivate { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Handed over when the grain asks for its end.</summary>
    public CancellationToken Hurry { get; set; }

    public bool DeactivateWhileActivating { get; set; }

    public int Constructed => _constructed;

    public int MostAlive => _mostAlive;

    public int Disposed => _disposed;

    public void CountConstructed() => Interlocked.Increment(ref _constructed);

    public void CountActivated()
    {
        var alive = Interlocked.Increment(ref _alive);
        if (alive > _mostAlive)
        {
            _mostAlive = alive;
        }
    }

    public void CountDeactivated() => Interlocked.Decrement(ref _alive);

    public void CountDisposed() => Interlocked.Increment(ref _disposed);
}
