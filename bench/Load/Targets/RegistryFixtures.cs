using System.Globalization;
using System.Text.Json;
using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Targets;

/// <summary>Filled registries, experiments of logged models and evaluation datasets, which a later measurement finds again.</summary>
internal sealed class RegistryFixtures(MlflowServer server)
{
    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _datasets = new(StringComparer.Ordinal);

    /// <summary>Registered models with versions. A model whose description is the prefix of their names says that they are all there.</summary>
    /// <returns>What the models' names begin with, see <see cref="RegistryVocabulary.ModelName"/>.</returns>
    internal string Registry(WorkloadOptions sizes)
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $"bayou-bench-registry-{sizes.Models}x{sizes.Versions}-seed{sizes.Seed}");
        if (!_prefixes.TryGetValue(mark, out var prefix))
        {
            prefix = server.Find($"/api/2.0/mlflow/registered-models/get?name={mark}") is { } answer
                ? AnswerText.First(answer.Body, "\"description\""u8) ?? throw new BenchException($"The registered model {mark} has no description.")
                : Fill(sizes, mark);
            _prefixes.Add(mark, prefix);
        }

        return prefix;
    }

    /// <summary>An experiment with logged models.</summary>
    /// <returns>Its id.</returns>
    internal string LoggedModels(WorkloadOptions sizes) => server.Fixtures.Experiment(
        string.Create(CultureInfo.InvariantCulture, $"bayou-bench-logged-models-{sizes.LoggedModels}-seed{sizes.Seed}"),
        sizes.LoggedModels,
        experiment => new LoggedModelFillWorkload(experiment, sizes.Seed)).Id;

    /// <summary>An evaluation dataset with records. One that was left half filled is filled again: records of equal inputs are merged.</summary>
    /// <returns>Its id.</returns>
    internal string Records(WorkloadOptions sizes)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"bayou-bench-records-{sizes.Records}");
        if (!_datasets.TryGetValue(name, out var dataset))
        {
            (dataset, var records) = FindDataset(name);
            if (records < sizes.Records)
            {
                server.Complete(new RecordFillWorkload(dataset), (sizes.Records + RecordFillWorkload.Batch - 1) / RecordFillWorkload.Batch, 0);
            }

            _datasets.Add(name, dataset);
        }

        return dataset;
    }

    private string Fill(WorkloadOptions sizes, string mark)
    {
        var prefix = $"bench-{server.Stamp}";
        server.Complete(new RegistryFillWorkload(prefix, sizes.Versions, sizes.Seed), sizes.Models, firstNumber: 0);
        server.Post("/api/2.0/mlflow/registered-models/create", $$"""{"name": "{{mark}}", "description": "{{prefix}}"}""");
        return prefix;
    }

    private (string Id, long Records) FindDataset(string name)
    {
        var found = server.Post("/api/3.0/mlflow/datasets/search", $$"""{"filter_string": "name = '{{name}}'", "max_results": 1}""");
        if (AnswerText.First(found.Body, "\"dataset_id\""u8) is { } id)
        {
            return (id, AnswerText.First(found.Body, "\"profile\""u8) is { } profile ? CountIn(profile) : 0);
        }

        var made = server.Post("/api/3.0/mlflow/datasets/create", $$"""{"name": "{{name}}"}""");
        return (AnswerText.First(made.Body, "\"dataset_id\""u8) ?? throw new BenchException("The dataset has no id."), 0);
    }

    private static long CountIn(string profile)
    {
        using var json = JsonDocument.Parse(profile);
        return json.RootElement.TryGetProperty("num_records", out var count) ? count.GetInt64() : 0;
    }
}
