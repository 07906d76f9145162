using System.Collections.Immutable;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Grains.Runs;

/// <summary>Makes what an index is told of a run.</summary>
internal static class RunChanges
{
    /// <summary>The difference that events made, as one change.</summary>
    /// <param name="run">The run with the events in it.</param>
    /// <param name="sequence">Its sequence number then.</param>
    /// <param name="events">The last events, in order; none where nothing changed.</param>
    internal static RunChange Of(RunState run, long sequence, ImmutableArray<RunEvent> events) => new(
        run.RunId,
        sequence,
        sequence - events.Length,
        events.LastOrDefault(change => change.Head is not null)?.Head,
        LatestOf(run, Join(events, change => change.Metrics)),
        Join(events, change => change.Params),
        SetTags(run, events),
        RemovedTags(run, events),
        Join(events, change => change.DatasetInputs),
        Join(events, change => change.ModelInputs),
        Join(events, change => change.ModelOutputs));

    /// <summary>How large a change is, for the bound of an index's call.</summary>
    internal static int EntriesOf(RunChange change) =>
        1 + change.Metrics.Length + change.Params.Length + change.Tags.Length + change.DatasetInputs.Length;

    private static ImmutableArray<T> Join<T>(ImmutableArray<RunEvent> events, Func<RunEvent, ImmutableArray<T>> part) =>
        events.Length == 1 ? part(events[0]) : [.. events.SelectMany(change => part(change))];

    /// <summary>The latest points of the metrics that were touched, each key once.</summary>
    private static ImmutableArray<Metric> LatestOf(RunState run, ImmutableArray<Metric> touched)
    {
        if (touched.Length <= 1)
        {
            return touched.IsEmpty ? touched : [Latest(run, touched[0].Key)];
        }

        var seen = new HashSet<string>(touched.Length, StringComparer.Ordinal);
        var latest = ImmutableArray.CreateBuilder<Metric>(touched.Length);
        foreach (var (key, _) in touched)
        {
            if (seen.Add(key))
            {
                latest.Add(Latest(run, key));
            }
        }

        return latest.DrainToImmutable();
    }

    private static Metric Latest(RunState run, string key) => new(key, run.FindSeries(key)!.Latest);

    /// <summary>Tags that were set and not removed again.</summary>
    private static ImmutableArray<Tag> SetTags(RunState run, ImmutableArray<RunEvent> events)
    {
        if (events.Length == 1)
        {
            return events[0].Tags;
        }

        var touched = events.SelectMany(change => change.Tags).Select(tag => tag.Key).Distinct(StringComparer.Ordinal);
        return [.. touched.Where(run.Tags.ContainsKey).Select(key => new Tag(key, run.Tags[key]))];
    }

    /// <summary>Tags that were removed and not set again.</summary>
    private static ImmutableArray<string> RemovedTags(RunState run, ImmutableArray<RunEvent> events)
    {
        if (events.Length == 1)
        {
            return events[0].RemovedTags;
        }

        var touched = events.SelectMany(change => change.RemovedTags).Distinct(StringComparer.Ordinal);
        return [.. touched.Where(key => !run.Tags.ContainsKey(key))];
    }
}
