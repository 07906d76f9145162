using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads.Registry;

/// <summary>Sets aliases of 32 registered models, in turn; after some rounds they are set already.</summary>
internal sealed class SetAliasWorkload(WorkloadOptions options) : IWorkload
{
    private const int Aliases = 1000;
    private readonly ulong _seed = options.Seed;
    private string _prefix = "";

    public WorkloadDescription Description { get; } = new("set-alias", "give a model version one of 1,000 aliases") { Connections = 32 };

    public void Prepare(MlflowServer server, int connections) => _prefix = WrittenModels.CreateWithVersion(server, "aliases");

    public void Write(in Operation operation, RequestBuffer request)
    {
        var (round, model) = Math.DivRem(operation.Number, WrittenModels.Count);
        var random = new SeededRandom(_seed, (ulong)round);
        request.Append("{\"name\":\""u8).Append(RegistryVocabulary.ModelName(_prefix, model))
            .Append("\",\"alias\":\"alias-"u8).Append(random.Next(Aliases))
            .Append("\",\"version\":\"1\"}"u8).Post("/api/2.0/mlflow/registered-models/alias"u8);
    }
}
