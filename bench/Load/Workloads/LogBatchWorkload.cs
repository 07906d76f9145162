using System.Globalization;
using System.Text;
using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>Logs batches of points of up to twenty metrics, spread over some runs.</summary>
internal sealed class LogBatchWorkload(int points, int runs) : IWorkload
{
    private const int MostKeys = 20;
    private readonly PointTemplate _points = new([.. Enumerable.Range(0, Math.Min(MostKeys, points)).Select(KeyOf)], points);
    private byte[][] _runs = [];

    public WorkloadDescription Description { get; } = new(
        FormattableString.Invariant($"log-batch-{points}"),
        FormattableString.Invariant($"log-batch of {points} points, over {runs} run(s)"))
    {
        // Large bodies: more connections would queue in the client.
        Connections = points >= 1000 ? 8 : 32,
        Unit = "points",
        UnitsPerOperation = points,
    };

    public void Prepare(MlflowServer server, int connections) => _runs = server.CreateRuns(server.Experiment, runs);

    /// <summary>Writes to one run that there is already.</summary>
    internal void Use(string run) => _runs = [Encoding.ASCII.GetBytes(run)];

    public void Write(in Operation operation, RequestBuffer request)
    {
        var (round, run) = Math.DivRem(operation.Number, _runs.Length);
        request.Append("{\"run_id\":\""u8).Append(_runs[run]).Append("\",\"metrics\":["u8);
        _points.Write(request, round * _points.StepsPerUse);
        request.Append("]}"u8).Post("/api/2.0/mlflow/runs/log-batch"u8);
    }

    private static string KeyOf(int number) =>
        number == 0 ? "loss" : string.Create(CultureInfo.InvariantCulture, $"layer_{number}_grad_norm");
}
