using System.Collections.Immutable;

namespace Bayou.Grains.Metrics;

/// <summary>Gathers distinct steps of a range. Costs no sorting while they come in ascending order, which is usual.</summary>
/// <param name="min">Smallest step taken.</param>
/// <param name="max">Greatest step taken.</param>
internal sealed class StepSet(long min, long max)
{
    private readonly List<long> _steps = [];
    private bool _sorted = true;

    internal void AddRange(ReadOnlySpan<long> steps)
    {
        foreach (var step in steps)
        {
            Add(step);
        }
    }

    internal void Add(long step)
    {
        if (step < min || step > max || (_steps.Count > 0 && _steps[^1] == step))
        {
            return;
        }

        _sorted &= _steps.Count == 0 || _steps[^1] < step;
        _steps.Add(step);
    }

    internal ImmutableArray<long> ToSorted()
    {
        if (_sorted)
        {
            return [.. _steps];
        }

        _steps.Sort();
        return [.. _steps.Distinct()];
    }
}
