using Orleans.Hosting;

namespace Orleans.Embedded.Activations;

/// <summary>Ends activations that were not used for long, and the longest unused ones when the budget is exceeded.</summary>
internal sealed partial class ActivationCollector : IDisposable
{
    private static readonly DeactivationReason s_idle = new(DeactivationReasonCode.ActivationIdle, "Not used for its collection age.");
    private readonly EmbeddedRuntime _runtime;
    private readonly EmbeddedOptions _options;
    private readonly ITimer _ageTimer;
    private readonly ITimer _budgetTimer;
    private int? _collectionsAtPressure;

    internal ActivationCollector(EmbeddedRuntime runtime)
    {
        _runtime = runtime;
        _options = runtime.Options;
        _ageTimer = CleanTimer.Create(
            runtime.Time, static self => ((ActivationCollector)self!).CollectIdle(), this, _options.CollectionQuantum);
        _budgetTimer = CleanTimer.Create(
            runtime.Time, static self => ((ActivationCollector)self!).KeepBudget(), this, _options.BudgetCheckPeriod);
    }

    public void Dispose()
    {
        _ageTimer.Dispose();
        _budgetTimer.Dispose();
    }

    private void CollectIdle()
    {
        var now = _runtime.Clock.Now;
        foreach (var activation in _runtime.Directory.All)
        {
            activation.TryCollect(now - (activation.Key.Class.CollectionAge ?? _options.CollectionAge).Ticks, s_idle);
        }
    }

    private void KeepBudget()
    {
        var isOverMemory = IsOverMemory(out var excess);
        if (!isOverMemory && _runtime.Directory.Count <= (_options.MaxActivations ?? int.MaxValue))
        {
            return;
        }

        var oldestFirst = _runtime.Directory.All.Where(static activation => !activation.IsLeaving)
            .Select(static activation => (activation.LastUsed, activation)).ToList();
        oldestFirst.Sort(static (one, other) => one.LastUsed.CompareTo(other.LastUsed));
        var count = oldestFirst.Count;
        var surplus = Math.Max(count - (_options.MaxActivations ?? count), (int)Math.Ceiling(count * excess));
        var reason = new DeactivationReason(DeactivationReasonCode.HighMemoryPressure, "The budget of activations or memory is exceeded.");
        var collected = 0;
        foreach (var (lastUsed, activation) in oldestFirst)
        {
            if (collected == surplus)
            {
                break;
            }

            collected += activation.TryCollect(lastUsed, reason) ? 1 : 0;
        }

        LogBudget(_runtime.Logger, count, collected);
    }

    /// <summary>
    /// Looks at the memory budget. What is in use is known only after a full garbage collection, so one is asked for when
    /// the budget is first exceeded, and again after each time that activations were ended.
    /// </summary>
    /// <param name="excess">The share of memory that is above the budget; as large a share of the activations is to end.</param>
    private bool IsOverMemory(out double excess)
    {
        excess = 0;
        var probe = _options.MemoryProbe;
        if (_options.MemoryBudgetBytes is not { } budget || probe.UsedBytes is var used && used <= budget)
        {
            _collectionsAtPressure = null;
            return false;
        }

        var collections = probe.FullCollections;
        if (_collectionsAtPressure is not { } before || before == collections)
        {
            _collectionsAtPressure = collections;
            probe.RequestFullCollection();
            return false;
        }

        _collectionsAtPressure = null;
        excess = (double)(used - budget) / used;
        return true;
    }
}
