using Bayou.Bench.Http;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Data;

/// <summary>Gives a run a long history of the metric <c>loss</c>: a decay with noise, one point for each step.</summary>
internal sealed class HistoryFillWorkload(string run, long points) : IWorkload
{
    private const int BatchPoints = 1000;
    private const long FirstTime = 1_700_000_000_000;

    public WorkloadDescription Description { get; } = new("history-fill", "log-batches of 1,000 points of one metric")
    {
        ComparesToBare = false,
    };

    /// <summary>How many operations that many points take.</summary>
    internal static long Batches(long points) => (points + BatchPoints - 1) / BatchPoints;

    public void Write(in Operation operation, RequestBuffer request)
    {
        var random = new SeededRandom(seed: 1, (ulong)operation.Number);
        var first = operation.Number * BatchPoints;
        request.Append("{\"run_id\":\""u8).Append(run).Append("\",\"metrics\":["u8);
        for (var step = first; step < Math.Min(points, first + BatchPoints); step++)
        {
            var value = Math.Round((2 * Math.Exp(-3.0 * step / points)) + (0.05 * random.NextNormal()), 6);
            request.Append(step == first ? ""u8 : ","u8)
                .Append("{\"key\":\"loss\",\"value\":"u8).Append(value)
                .Append(",\"timestamp\":"u8).Append(FirstTime + (step * 100))
                .Append(",\"step\":"u8).Append(step).Append("}"u8);
        }

        request.Append("]}"u8).Post("/api/2.0/mlflow/runs/log-batch"u8);
    }
}
