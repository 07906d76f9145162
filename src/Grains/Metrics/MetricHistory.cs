using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bayou.Contracts.Metrics;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Metrics;

/// <summary>
/// Reads one metric of one run: its chunks merged with the points that are in none yet. Each distinct point comes once,
/// however often it is stored.
/// </summary>
/// <param name="store">Where chunks are.</param>
/// <param name="cache">Chunks that were decoded lately.</param>
/// <param name="stream">The run's stream.</param>
/// <param name="key">The metric's name.</param>
/// <param name="chunks">How many chunks there were when <paramref name="tail"/> was copied.</param>
/// <param name="tail">Points that may be in no chunk, in history order and distinct.</param>
internal sealed class MetricHistory(IMetricChunkStore store, ChunkCache cache, string stream, string key, int chunks, MetricPoint[] tail)
{
    private const int ChunksPerRead = 16;

    /// <summary>Points in history order. Chunks are opened when the merge reaches them, so that a page costs what it shows.</summary>
    internal async Task<MetricHistoryPage> ReadPageAsync(MetricPoint? after, int maxResults, CancellationToken cancellationToken)
    {
        var infos = await store.ListAsync(stream, key, cancellationToken);
        var unopened = new Queue<MetricChunkInfo>(
            infos.Where(info => after is null || info.MaxTimestamp >= after.Value.Timestamp).OrderBy(info => info.MinTimestamp));
        var merge = new PriorityQueue<ChunkCursor, MetricPoint>(MetricPointOrder.History);
        Enqueue(merge, ChunkCursor.After(tail, after));

        var points = new List<MetricPoint>(Math.Min(maxResults, 4096));
        while (true)
        {
            while (unopened.TryPeek(out var next) && (!merge.TryPeek(out _, out var first) || next.MinTimestamp <= first.Timestamp))
            {
                unopened.Dequeue();
                var chunk = await store.ReadAsync(stream, key, next.Number, 1, cancellationToken);
                Enqueue(merge, ChunkCursor.After(MetricChunkCodec.Decode(chunk[0].Body.Span), after));
            }

            if (!merge.TryDequeue(out var cursor, out var point))
            {
                return new MetricHistoryPage([.. points], HasMore: false);
            }

            cursor.MoveNext();
            Enqueue(merge, cursor);
            if (points.Count > 0 && points[^1].Equals(point))
            {
                continue;
            }

            if (points.Count == maxResults)
            {
                return new MetricHistoryPage([.. points], HasMore: true);
            }

            points.Add(point);
        }
    }

    /// <summary>The distinct steps in a range, ascending.</summary>
    internal async Task<ImmutableArray<long>> ReadStepsAsync(long minStep, long maxStep, CancellationToken cancellationToken)
    {
        var infos = await store.ListAsync(stream, key, cancellationToken);
        var count = infos.Sum(static info => (long)info.Count);
        if (cache.Takes(count))
        {
            return Within(await AllStepsAsync([.. infos], (int)count, cancellationToken), minStep, maxStep);
        }

        var wanted = infos.Where(info => info.MaxStep >= minStep && info.MinStep <= maxStep).ToList();
        var steps = new StepSet(minStep, maxStep, (int)Math.Min(wanted.Sum(static info => (long)info.Count) + tail.Length, Array.MaxLength));
        await foreach (var chunk in ChunksAsync(wanted, cancellationToken))
        {
            steps.AddRange(MetricChunkCodec.DecodeSteps(chunk.Body.Span));
        }

        steps.AddRange(tail);
        return steps.ToSorted();
    }

    /// <summary>All points on given steps, by step, timestamp, value.</summary>
    /// <param name="steps">Ascending and distinct.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    internal async Task<ImmutableArray<MetricPoint>> ReadAtStepsAsync(ImmutableArray<long> steps, CancellationToken cancellationToken)
    {
        var points = new List<MetricPoint>(steps.Length);
        var infos = await ListAsync(info => HasAny(steps, info.MinStep, info.MaxStep), cancellationToken);
        await foreach (var chunk in DecodedAsync(infos, cancellationToken))
        {
            chunk.Select(steps.AsSpan(), points);
        }

        new DecodedChunk(tail).Select(steps.AsSpan(), points);
        points.Sort(CompareByStep);
        return Distinct(points);
    }

    /// <summary>
    /// All distinct steps, ascending. Points only ever come to the tail, and all of it moves into further chunks: the numbers of both tell
    /// whether anything is new, unless points have moved since the tail was copied.
    /// </summary>
    private async Task<ImmutableArray<long>> AllStepsAsync(List<MetricChunkInfo> infos, int count, CancellationToken cancellationToken)
    {
        var isOneMoment = infos.Count == chunks;
        if (isOneMoment && cache.FindSteps(stream, key, (chunks, tail.Length)) is { } known)
        {
            return known;
        }

        var gathered = new StepSet(long.MinValue, long.MaxValue, count + tail.Length);
        await foreach (var chunk in DecodedAsync(infos, cancellationToken))
        {
            gathered.AddRange(chunk.Points);
        }

        gathered.AddRange(tail);
        var steps = gathered.ToSorted();
        if (isOneMoment)
        {
            cache.AddSteps(stream, key, (chunks, tail.Length), steps);
        }

        return steps;
    }

    private static ImmutableArray<long> Within(ImmutableArray<long> steps, long min, long max)
    {
        var first = FirstAtOrAfter(steps, min);
        var end = max == long.MaxValue ? steps.Length : FirstAtOrAfter(steps, max + 1);
        return first == 0 && end == steps.Length ? steps : first < end ? steps[first..end] : [];
    }

    private static int FirstAtOrAfter(ImmutableArray<long> steps, long step)
    {
        var at = steps.AsSpan().BinarySearch(step);
        return at >= 0 ? at : ~at;
    }

    private async Task<List<MetricChunkInfo>> ListAsync(Func<MetricChunkInfo, bool> wanted, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(stream, key, cancellationToken)).Where(wanted)];

    /// <summary>The points of chunks, in any order.</summary>
    private async IAsyncEnumerable<DecodedChunk> DecodedAsync(
        List<MetricChunkInfo> infos, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isKept = cache.Takes(infos.Sum(static info => (long)info.Count));
        var missing = new List<MetricChunkInfo>();
        foreach (var info in infos)
        {
            if (cache.Find(stream, key, info.Number) is { } known)
            {
                yield return known;
            }
            else
            {
                missing.Add(info);
            }
        }

        await foreach (var chunk in ChunksAsync(missing, cancellationToken))
        {
            var decoded = new DecodedChunk(MetricChunkCodec.Decode(chunk.Body.Span));
            if (isKept)
            {
                cache.Add(stream, key, chunk.Info.Number, decoded);
            }

            yield return decoded;
        }
    }

    private async IAsyncEnumerable<MetricChunk> ChunksAsync(
        List<MetricChunkInfo> infos, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; i < infos.Count;)
        {
            var count = 1;
            while (count < ChunksPerRead && i + count < infos.Count && infos[i + count].Number == infos[i].Number + count)
            {
                count++;
            }

            foreach (var chunk in await store.ReadAsync(stream, key, infos[i].Number, count, cancellationToken))
            {
                yield return chunk;
            }

            i += count;
        }
    }

    private static void Enqueue(PriorityQueue<ChunkCursor, MetricPoint> merge, ChunkCursor cursor)
    {
        if (!cursor.AtEnd)
        {
            merge.Enqueue(cursor, cursor.Current);
        }
    }

    private static bool HasAny(ImmutableArray<long> steps, long min, long max)
    {
        var at = FirstAtOrAfter(steps, min);
        return at < steps.Length && steps[at] <= max;
    }

    private static int CompareByStep(MetricPoint left, MetricPoint right)
    {
        var byStep = left.Step.CompareTo(right.Step);
        return byStep != 0 ? byStep : MetricPointOrder.CompareHistory(left, right);
    }

    private static ImmutableArray<MetricPoint> Distinct(List<MetricPoint> sorted)
    {
        var distinct = new MetricPoint[sorted.Count];
        var count = 0;
        foreach (var point in sorted)
        {
            if (count == 0 || !distinct[count - 1].Equals(point))
            {
                distinct[count++] = point;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(count == distinct.Length ? distinct : distinct[..count]);
    }
}
