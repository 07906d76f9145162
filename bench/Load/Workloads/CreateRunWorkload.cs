using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>Makes runs as a client's <c>start_run</c> does.</summary>
internal sealed class CreateRunWorkload(WorkloadOptions options) : IWorkload
{
    private readonly RunGenerator _generator = new(options.Seed);
    private string _experiment = "";

    public WorkloadDescription Description { get; } = new("create-run", "create a run with a name and 10 tags") { Connections = 32 };

    public void Prepare(MlflowServer server, int connections) => _experiment = server.Experiment;

    public void Write(in Operation operation, RequestBuffer request)
    {
        _generator.WriteCreate(request, _experiment, operation.Number);
        request.Post("/api/2.0/mlflow/runs/create"u8);
    }
}
