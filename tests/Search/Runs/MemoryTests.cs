using Bayou.Contracts.Metrics;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;
using static Bayou.Search.Tests.Runs.RunBuilder;

namespace Bayou.Search.Tests.Runs;

/// <summary>Nothing else runs beside these, so that what is measured is theirs.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests(ITestOutputHelper output)
{
    [Fact]
    public void Table_OfManyRunsWithTheSameKeys_TakesAboutAKibibytePerRun()
    {
        const int Runs = 20_000;
        BytesOf(() => LargeTable.Create(Runs), Runs, "runs of 30 metrics, 30 params and 10 tags").ShouldBeLessThan(1300);
    }

    [Fact]
    public void Table_OfManyKeysOnFewRunsEach_TakesMemoryByValuesNotByKeysTimesRuns()
    {
        const int Keys = 10_000;
        const int Values = Keys * 4 * 2;
        BytesOf(() => NewSparseTable(runs: 20_000, Keys, runsPerKey: 4), Values, "values of keys that 4 runs have").ShouldBeLessThan(450);
    }

    [Fact]
    public void Table_OfRunsThatLogTheirKeysInOrdersOfTheirOwn_StaysNearTheSharedOne()
    {
        const int Runs = 10_000;
        var random = new Random(10);
        BytesOf(() => NewShuffledTable(random, Runs), Runs, "runs of 30 metrics, each in its own order").ShouldBeLessThan(900);
    }

    private static RunTable NewSparseTable(int runs, int keys, int runsPerKey)
    {
        var table = NewTable(Enumerable.Range(0, runs).Select(i => NewRun($"run{i}")));
        for (var key = 0; key < keys; key++)
        {
            for (var i = 0; i < runsPerKey; i++)
            {
                var run = ((key * 31) + (i * 4801)) % runs;
                table.TryGetSequence($"run{run}", out var known);
                table.Apply(Change(
                    $"run{run}",
                    known + 1,
                    known,
                    metrics: [new Metric($"metric {key}", new MetricPoint(key, 1000, i))],
                    values: [new Param($"param {key}", "value")]));
            }
        }

        return table;
    }

    private static RunTable NewShuffledTable(Random random, int runs)
    {
        var keys = Enumerable.Range(0, 30).Select(i => $"metric {i}").ToArray();
        var table = new RunTable();
        for (var i = 0; i < runs; i++)
        {
            random.Shuffle(keys);
            var metrics = keys.Select(key => new Metric(key, new MetricPoint(random.NextDouble(), 1000 + i, 7))).ToArray();
            table.Apply(Change($"run{i}", 1, 0, NewRun($"run{i}").Info, metrics));
        }

        return table;
    }

    private long BytesOf(Func<RunTable> create, int things, string what)
    {
        create().Count.ShouldBeGreaterThan(0);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var table = create();
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / things;
        table.Count.ShouldBeGreaterThan(0);
        output.WriteLine($"{things} {what}: {bytes} bytes each");
        return bytes;
    }
}
