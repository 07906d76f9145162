using System.Globalization;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Data;

/// <summary>Fills an experiment with logged models: each operation is one model of 10 params and 3 tags, then 10 metrics on two datasets.</summary>
/// <param name="experiment">The experiment's id.</param>
/// <param name="seed">Where values come from.</param>
internal sealed class LoggedModelFillWorkload(string experiment, ulong seed) : IWorkload
{
    private const int Params = 10;
    private const int Tags = 3;
    private const int Metrics = 5;
    private const int Digests = 50;
    private static readonly string[] s_datasets = ["train", "test"];
    private byte[][] _runs = [];
    private string[] _models = [];

    public WorkloadDescription Description { get; } = new("logged-model-fill", "logged models with params, tags and metrics on datasets")
    {
        Connections = 32,
        ReadsAnswers = true,
        ComparesToBare = false,
    };

    public void Prepare(MlflowServer server, int connections)
    {
        _runs = server.CreateRuns(experiment, connections);
        _models = new string[connections];
    }

    public void Write(in Operation operation, RequestBuffer request)
    {
        var random = new SeededRandom(seed, (ulong)operation.Number);
        if (operation.Step == 0)
        {
            request.Append("{\"experiment_id\":\""u8).Append(experiment)
                .Append("\",\"name\":\"model-"u8).Append(operation.Number)
                .Append("\",\"model_type\":\""u8).Append(operation.Number % 3 == 0 ? "agent" : "sklearn")
                .Append("\",\"source_run_id\":\""u8).Append(_runs[operation.Connection])
                .Append("\",\"params\":["u8);
            WritePairs(request, ref random, 'p', Params, 10);
            request.Append("],\"tags\":["u8);
            WritePairs(request, ref random, 't', Tags, 100);
            request.Append("]}"u8).Post("/api/2.0/mlflow/logged-models"u8);
        }
        else
        {
            request.Append("{\"run_id\":\""u8).Append(_runs[operation.Connection]).Append("\",\"metrics\":["u8);
            WriteMetrics(request, ref random, operation);
            request.Append("]}"u8).Post("/api/2.0/mlflow/runs/log-batch"u8);
        }
    }

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer)
    {
        if (operation.Step == 1)
        {
            return AnswerVerdict.Done;
        }

        var model = AnswerText.First(answer.Body, "\"model_id\""u8);
        _models[operation.Connection] = model ?? "";
        return model is null ? AnswerVerdict.Wrong : AnswerVerdict.More;
    }

    private static void WritePairs(RequestBuffer request, ref SeededRandom random, char letter, int count, int values)
    {
        for (var i = 0; i < count; i++)
        {
            request.Append(string.Create(
                CultureInfo.InvariantCulture,
                $"{(i == 0 ? "" : ",")}{{\"key\":\"{letter}{i}\",\"value\":\"{random.Next(values)}\"}}"));
        }
    }

    private void WriteMetrics(RequestBuffer request, ref SeededRandom random, in Operation operation)
    {
        for (var i = 0; i < Metrics * s_datasets.Length; i++)
        {
            var dataset = s_datasets[i % s_datasets.Length];
            request.Append(i == 0 ? ""u8 : ","u8)
                .Append("{\"key\":\"m"u8).Append(i / s_datasets.Length)
                .Append("\",\"value\":"u8).Append(random.NextDouble())
                .Append(",\"timestamp\":"u8).Append(operation.Number)
                .Append(",\"step\":0,\"model_id\":\""u8).Append(_models[operation.Connection])
                .Append("\",\"dataset_name\":\""u8).Append(dataset)
                .Append("\",\"dataset_digest\":\"d"u8).Append(operation.Number % Digests).Append("\"}"u8);
        }
    }
}
