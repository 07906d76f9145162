using System.Text;
using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads.Registry;

/// <summary>Searches for versions by what is known of one: the model's name, or the run.</summary>
/// <param name="options">How large the registry is.</param>
/// <param name="name">The workload's name.</param>
/// <param name="summary">One line for people.</param>
/// <param name="filter">The filter, for a model's name and the run of one of its versions.</param>
internal sealed class VersionLookupWorkload(WorkloadOptions options, string name, string summary, Func<string, string, string> filter) : IWorkload
{
    private string _prefix = "";

    public WorkloadDescription Description { get; } = new(name, summary) { ReadsAnswers = true };

    public void Prepare(MlflowServer server, int connections) => _prefix = server.RegistryFixtures.Registry(options);

    public void Write(in Operation operation, RequestBuffer request)
    {
        var model = operation.Number * 7919 % options.Models;
        var version = (operation.Number % options.Versions) + 1;
        var wanted = filter(RegistryVocabulary.ModelName(_prefix, model), RegistryVocabulary.RunId(options.Seed, model, version));
        request.Get(Encoding.ASCII.GetBytes(RegistryQuery.Of("model-versions", wanted, orderBy: null)));
    }

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer) =>
        answer.Body.IndexOf("\"run_id\""u8) < 0 ? AnswerVerdict.Wrong : AnswerVerdict.Done;
}
