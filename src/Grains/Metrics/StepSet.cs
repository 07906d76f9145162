using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bayou.Contracts.Metrics;

namespace Bayou.Grains.Metrics;

/// <summary>Gathers distinct steps of a range. Costs no sorting while they come in ascending order, which is usual.</summary>
/// <param name="min">Smallest step taken.</param>
/// <param name="max">Greatest step taken.</param>
/// <param name="capacity">About how many will come.</param>
internal sealed class StepSet(long min, long max, int capacity)
{
    private long[] _steps = new long[capacity];
    private int _count;
    private bool _sorted = true;

    internal void AddRange(ReadOnlySpan<long> steps)
    {
        Reserve(steps.Length);
        foreach (var step in steps)
        {
            Add(step);
        }
    }

    internal void AddRange(ReadOnlySpan<MetricPoint> points)
    {
        Reserve(points.Length);
        foreach (ref readonly var point in points)
        {
            Add(point.Step);
        }
    }

    /// <summary>The steps, ascending. To be taken once.</summary>
    internal ImmutableArray<long> ToSorted()
    {
        if (!_sorted)
        {
            var steps = _steps.AsSpan(0, _count);
            steps.Sort();
            _count = 0;
            foreach (var step in steps)
            {
                if (_count == 0 || _steps[_count - 1] != step)
                {
                    _steps[_count++] = step;
                }
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(_count == _steps.Length ? _steps : _steps[.._count]);
    }

    private void Add(long step)
    {
        if (step < min || step > max)
        {
            return;
        }

        if (_count > 0)
        {
            var last = _steps[_count - 1];
            if (last == step)
            {
                return;
            }

            _sorted &= last < step;
        }

        _steps[_count++] = step;
    }

    private void Reserve(int more)
    {
        if (_steps.Length - _count < more)
        {
            Array.Resize(ref _steps, Math.Max(_count + more, _steps.Length * 2));
        }
    }
}
