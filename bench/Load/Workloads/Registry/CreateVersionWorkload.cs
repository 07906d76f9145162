using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads.Registry;

/// <summary>Makes versions of 32 registered models, in turn.</summary>
internal sealed class CreateVersionWorkload(WorkloadOptions options) : IWorkload
{
    private string _prefix = "";

    public WorkloadDescription Description { get; } = new("create-version", "create a model version with two tags") { Connections = 32 };

    public void Prepare(MlflowServer server, int connections) => _prefix = WrittenModels.Create(server, "versions");

    public void Write(in Operation operation, RequestBuffer request) => RegistryFillWorkload.WriteVersion(
        request, _prefix, options.Seed, operation.Number % WrittenModels.Count, operation.Number);
}
