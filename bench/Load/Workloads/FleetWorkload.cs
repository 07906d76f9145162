using System.Text;
using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>
/// Many runs in training, each logging in turn at its own pace, with now and then a tag, a look at a run and a search by the people who
/// watch them. An open loop: runs don't wait for each other.
/// </summary>
internal sealed class FleetWorkload(WorkloadOptions options) : IWorkload
{
    private const int Cycle = 100;
    private static readonly string[] s_keys = ["loss", "accuracy", "grad_norm", "learning_rate", "epoch", "gpu_memory_mib"];
    private readonly PointTemplate _batch = new(s_keys, s_keys.Length);
    private readonly PointTemplate _point = new(["val_loss"], 1);
    private byte[][] _runs = [];
    private byte[] _experiment = [];

    public WorkloadDescription Description { get; } = new(
        "fleet",
        FormattableString.Invariant(
            $"{options.FleetRuns} runs log every {options.FleetInterval.TotalMilliseconds} ms: batches, points, tags, reads, searches"))
    {
        Connections = 64,
        Rate = options.FleetRuns / options.FleetInterval.TotalSeconds,
    };

    public void Prepare(MlflowServer server, int connections)
    {
        var experiment = server.CreateExperiment($"bayou-bench-fleet-{server.Stamp}");
        _experiment = Encoding.ASCII.GetBytes(experiment);
        _runs = server.CreateRuns(experiment, options.FleetRuns);
    }

    public void Write(in Operation operation, RequestBuffer request)
    {
        var (step, index) = Math.DivRem(operation.Number, _runs.Length);
        var run = _runs[index];
        switch ((step + index) % Cycle)
        {
            case 0 or 1:
                request.Append("{\"run_id\":\""u8).Append(run).Append("\",\"key\":\"progress\",\"value\":\""u8).Append(step)
                    .Append("\"}"u8).Post("/api/2.0/mlflow/runs/set-tag"u8);
                break;
            case 2 or 3:
                request.Get([.. "/api/2.0/mlflow/runs/get?run_id="u8, .. run]);
                break;
            case 4:
                request.Append("{\"experiment_ids\":[\""u8).Append(_experiment)
                    .Append("\"],\"max_results\":50,\"order_by\":[\"metrics.loss ASC\"]}"u8).Post("/api/2.0/mlflow/runs/search"u8);
                break;
            case < 15:
                request.Append("{\"run_id\":\""u8).Append(run).Append("\","u8);
                _point.WriteFields(request, step);
                request.Append("}"u8).Post("/api/2.0/mlflow/runs/log-metric"u8);
                break;
            default:
                request.Append("{\"run_id\":\""u8).Append(run).Append("\",\"metrics\":["u8);
                _batch.Write(request, step);
                request.Append("]}"u8).Post("/api/2.0/mlflow/runs/log-batch"u8);
                break;
        }
    }
}
