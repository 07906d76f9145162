using System.Collections.Immutable;

namespace Bayou.Grains.Metrics;

/// <summary>
/// MLflow's rule for thinning a history that several runs share: evenly spaced distinct steps and the last one, and each
/// run's own first and last step.
/// </summary>
internal static class StepSampling
{
    /// <summary>The steps to show.</summary>
    /// <param name="stepsOfRuns">Each run's steps in the range, ascending and distinct.</param>
    /// <param name="maxSteps">How many evenly spaced ones at the most, at least 1.</param>
    internal static ImmutableArray<long> Sample(IReadOnlyList<ImmutableArray<long>> stepsOfRuns, int maxSteps)
    {
        var all = Union(stepsOfRuns);
        if (all.Length <= maxSteps)
        {
            return all;
        }

        var chosen = new SortedSet<long> { all[^1] };
        for (var i = 0L; i < maxSteps; i++)
        {
            chosen.Add(all[(int)(i * all.Length / maxSteps)]);
        }

        foreach (var steps in stepsOfRuns)
        {
            if (!steps.IsEmpty)
            {
                chosen.Add(steps[0]);
                chosen.Add(steps[^1]);
            }
        }

        return [.. chosen];
    }

    private static ImmutableArray<long> Union(IReadOnlyList<ImmutableArray<long>> stepsOfRuns)
    {
        if (stepsOfRuns.Count == 1)
        {
            return stepsOfRuns[0];
        }

        var union = new long[stepsOfRuns.Sum(steps => steps.Length)];
        var count = 0;
        foreach (var steps in stepsOfRuns)
        {
            steps.CopyTo(union, count);
            count += steps.Length;
        }

        Array.Sort(union);
        return [.. union.Distinct()];
    }
}
