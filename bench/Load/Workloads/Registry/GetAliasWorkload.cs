using System.Text;
using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads.Registry;

/// <summary>Reads versions by alias, as services do that load a model.</summary>
internal sealed class GetAliasWorkload(WorkloadOptions options) : IWorkload
{
    private string _prefix = "";

    public WorkloadDescription Description { get; } = new("get-alias", "read a model version by its alias")
    {
        Connections = 32,
        ReadsAnswers = true,
    };

    public void Prepare(MlflowServer server, int connections) => _prefix = server.RegistryFixtures.Registry(options);

    public void Write(in Operation operation, RequestBuffer request)
    {
        var name = RegistryVocabulary.ModelName(_prefix, operation.Number * 7919 % options.Models);
        request.Get(Encoding.ASCII.GetBytes($"/api/2.0/mlflow/registered-models/alias?name={name}&alias=champion"));
    }

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer) =>
        answer.Body.IndexOf("\"run_id\""u8) < 0 ? AnswerVerdict.Wrong : AnswerVerdict.Done;
}
