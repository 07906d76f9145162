using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>Logs single points, spread over some runs.</summary>
internal sealed class LogMetricWorkload(string name, int runs) : IWorkload
{
    private static readonly string[] s_keys = ["loss", "accuracy", "val_loss", "val_accuracy"];
    private readonly PointTemplate[] _points = [.. s_keys.Select(key => new PointTemplate([key], 1))];
    private byte[][] _runs = [];

    public WorkloadDescription Description { get; } = new(name, FormattableString.Invariant($"log one metric point, over {runs} run(s)"))
    {
        Connections = 32,
        Unit = "points",
        UnitsPerOperation = 1,
    };

    public void Prepare(MlflowServer server, int connections) => _runs = server.CreateRuns(server.Experiment, runs);

    public void Write(in Operation operation, RequestBuffer request)
    {
        var (round, run) = Math.DivRem(operation.Number, _runs.Length);
        var (step, key) = Math.DivRem(round, s_keys.Length);

        request.Append("{\"run_id\":\""u8).Append(_runs[run]).Append("\","u8);
        _points[key].WriteFields(request, step);
        request.Append("}"u8).Post("/api/2.0/mlflow/runs/log-metric"u8);
    }
}
