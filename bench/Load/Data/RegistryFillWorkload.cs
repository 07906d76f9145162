using System.Globalization;
using Bayou.Bench.Http;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Data;

/// <summary>Fills a registry: each operation is one model with two tags, then its versions with two tags each, then an alias.</summary>
/// <param name="prefix">What the models' names begin with.</param>
/// <param name="versions">Versions of each model.</param>
/// <param name="seed">Where values come from.</param>
internal sealed class RegistryFillWorkload(string prefix, int versions, ulong seed) : IWorkload
{
    public WorkloadDescription Description { get; } = new("registry-fill", "registered models with versions, tags and an alias")
    {
        Connections = 32,
        ReadsAnswers = true,
        ComparesToBare = false,
    };

    /// <summary>Writes the request that makes a version.</summary>
    internal static void WriteVersion(RequestBuffer request, string prefix, ulong seed, long model, long version)
    {
        var run = RegistryVocabulary.RunId(seed, model, version);
        var accuracy = (ulong)Convert.ToInt64(run[..3], 16) % 1000;
        request.Append("{\"name\":\""u8).Append(RegistryVocabulary.ModelName(prefix, model))
            .Append("\",\"source\":\""u8).Append(RegistryVocabulary.Source(model, run))
            .Append("\",\"run_id\":\""u8).Append(run)
            .Append("\",\"tags\":[{\"key\":\"framework\",\"value\":\""u8).Append(version % 3 == 0 ? "sklearn" : "torch")
            .Append("\"},{\"key\":\"accuracy\",\"value\":\"0."u8).Append(accuracy.ToString("000", CultureInfo.InvariantCulture))
            .Append("\"}]}"u8)
            .Post("/api/2.0/mlflow/model-versions/create"u8);
    }

    public void Write(in Operation operation, RequestBuffer request)
    {
        var name = RegistryVocabulary.ModelName(prefix, operation.Number);
        if (operation.Step == 0)
        {
            request.Append("{\"name\":\""u8).Append(name)
                .Append("\",\"tags\":[{\"key\":\"team\",\"value\":\""u8).Append(RegistryVocabulary.Team(operation.Number))
                .Append("\"},{\"key\":\"task\",\"value\":\""u8).Append(RegistryVocabulary.Task(operation.Number))
                .Append("\"}]}"u8).Post("/api/2.0/mlflow/registered-models/create"u8);
        }
        else if (operation.Step <= versions)
        {
            WriteVersion(request, prefix, seed, operation.Number, operation.Step);
        }
        else
        {
            request.Append("{\"name\":\""u8).Append(name)
                .Append("\",\"alias\":\"champion\",\"version\":\""u8).Append(versions).Append("\"}"u8)
                .Post("/api/2.0/mlflow/registered-models/alias"u8);
        }
    }

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer) =>
        operation.Step <= versions ? AnswerVerdict.More : AnswerVerdict.Done;
}
