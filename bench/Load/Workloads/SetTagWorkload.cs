using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>Sets tags to new values, over and over.</summary>
internal sealed class SetTagWorkload(WorkloadOptions options) : IWorkload
{
    private const int Keys = 8;
    private byte[][] _runs = [];

    public WorkloadDescription Description { get; } = new("set-tag", "set one of 8 tags to a new value") { Connections = 32 };

    public void Prepare(MlflowServer server, int connections) => _runs = server.CreateRuns(server.Experiment, options.LogRuns);

    public void Write(in Operation operation, RequestBuffer request)
    {
        var (value, run) = Math.DivRem(operation.Number, _runs.Length);
        request.Append("{\"run_id\":\""u8).Append(_runs[run])
            .Append("\",\"key\":\"progress."u8).Append(value % Keys).Append("\",\"value\":\"step "u8).Append(value)
            .Append("\"}"u8).Post("/api/2.0/mlflow/runs/set-tag"u8);
    }
}
