using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>Logs single params, each new, spread over many runs so that none grows beyond what runs have.</summary>
internal sealed class LogParamWorkload : IWorkload
{
    private const int Runs = 1000;
    private byte[][] _runs = [];

    public WorkloadDescription Description { get; } = new("log-param", "log one new param, over 1000 runs") { Connections = 32 };

    public void Prepare(MlflowServer server, int connections) => _runs = server.CreateRuns(server.Experiment, Runs);

    public void Write(in Operation operation, RequestBuffer request)
    {
        var (key, run) = Math.DivRem(operation.Number, Runs);
        request.Append("{\"run_id\":\""u8).Append(_runs[run])
            .Append("\",\"key\":\"model.layer_"u8).Append(key).Append(".units\",\"value\":\""u8).Append(64 + key)
            .Append("\"}"u8).Post("/api/2.0/mlflow/runs/log-parameter"u8);
    }
}
