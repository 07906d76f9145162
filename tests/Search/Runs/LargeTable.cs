using System.Globalization;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;

namespace Bayou.Search.Tests.Runs;

/// <summary>
/// Tables of runs with 30 metrics, 30 params and 10 tags each, as a sweep would log them: ten params are sampled numbers that no two
/// runs share, the others have up to 50 values; each run has its own name and commit.
/// </summary>
internal static class LargeTable
{
    public static RunTable Create(int runs, int seed = 1)
    {
        var random = new Random(seed);
        var table = new RunTable();
        for (var i = 0; i < runs; i++)
        {
            table.Apply(NewChange(random, i));
        }

        return table;
    }

    private static RunChange NewChange(Random random, int index)
    {
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000 + (index * 40L))).ToString("N");
        var start = 1_700_000_000_000 + (index * 40_000L) + random.Next(40_000);
        var end = start + random.Next(60_000, 3_600_000);
        var metrics = new Metric[30];
        for (var k = 0; k < metrics.Length; k++)
        {
            metrics[k] = new Metric($"metric_{k}", new MetricPoint(random.NextDouble() * (k + 1), end - random.Next(5_000), 100 + random.Next(k)));
        }

        var values = new Param[30];
        for (var k = 0; k < values.Length; k++)
        {
            var value = k < 10 ? random.NextDouble().ToString("R", CultureInfo.InvariantCulture) : $"value-{random.Next(2 + (k * 2))}";
            values[k] = new Param($"param_{k}", value);
        }

        var tags = new Tag[10];
        for (var k = 0; k < tags.Length; k++)
        {
            tags[k] = new Tag($"tag_{k}", k switch
            {
                0 => $"capable-crane-{index}",
                1 => Convert.ToHexStringLower(BitConverter.GetBytes(random.NextInt64())) + "00112233445566778899aabb",
                _ => $"tag value {random.Next(k * 3)}",
            });
        }

        var info = new RunInfo(
            id, "1", tags[0].Value, "someone", (RunStatus)random.Next(1, 6), start, end, $"mlflow-artifacts:/1/{id}/artifacts", LifecycleStage.Active);
        return new RunChange(id, 1, 0, info, [.. metrics], [.. values], [.. tags], [], [], [], []);
    }
}
