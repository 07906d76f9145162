using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bayou.Server.Tests.Copy;

/// <summary>Fills a server with some of everything it keeps, and asks it for all of that.</summary>
internal static class FilledServer
{
    // A run with more records than are left in the log when a server stops, and more points than are left in a snapshot.
    private const int Steps = 100;
    private const int Points = 1_000;

    internal static async Task FillAsync(HttpClient client)
    {
        var kept = await CreateExperimentAsync(client, "Ärger & \"quotes\" 🚀");
        var gone = await CreateExperimentAsync(client, "deleted");
        var compacted = await CreateRunAsync(client, kept, "compacted");
        for (var step = 0; step < Steps; step++)
        {
            await PostAsync(client, "runs/log-metric", Metric("loss", step * 0.1, step).With("run_id", compacted));
        }

        await PostAsync(client, "runs/log-batch", new JsonObject
        {
            ["run_id"] = compacted,
            ["metrics"] = new JsonArray([.. Enumerable.Range(Steps, Points).Select(static step => Metric("loss", Math.Sin(step), step))]),
        });
        await PostAsync(client, "runs/log-metric", Metric("odd/nan", double.NaN, -1).With("run_id", compacted));
        var tail = await CreateRunAsync(client, kept, "tail");
        await PostAsync(client, "runs/log-batch", new JsonObject
        {
            ["run_id"] = tail,
            ["metrics"] = new JsonArray(Metric("loss", 1e300, 5), Metric("loss", -1e-300, 6)),
            ["params"] = new JsonArray(new JsonObject { ["key"] = "lr", ["value"] = "0.1" }),
            ["tags"] = new JsonArray(new JsonObject { ["key"] = "team", ["value"] = "Ünïcode" }),
        });
        await PostAsync(client, "runs/log-inputs", new JsonObject
        {
            ["run_id"] = tail,
            ["datasets"] = new JsonArray(new JsonObject
            {
                ["dataset"] = new JsonObject
                {
                    ["name"] = "data",
                    ["digest"] = "abc",
                    ["source_type"] = "local",
                    ["source"] = "/data",
                },
            }),
        });
        var finished = new JsonObject { ["run_id"] = tail, ["status"] = "FINISHED", ["end_time"] = 1_700_000_000_000 };
        await PostAsync(client, "runs/update", finished);
        await PostAsync(client, "runs/delete", new JsonObject { ["run_id"] = await CreateRunAsync(client, kept, "deleted run") });
        await CreateRunAsync(client, gone, "in a deleted experiment");
        await PostAsync(client, "experiments/delete", new JsonObject { ["experiment_id"] = gone });
    }

    /// <summary>All answers that tell what the server holds, in one text.</summary>
    internal static async Task<string> AnswersAsync(HttpClient client)
    {
        var answers = new StringBuilder();
        var experiments = await AskAsync(answers, client, "experiments/search?max_results=100&view_type=ALL");
        foreach (var experiment in Ids(experiments, "experiments", static item => item.GetProperty("experiment_id")))
        {
            await AskAsync(answers, client, $"experiments/get?experiment_id={experiment}");
            var query = new JsonObject
            {
                ["experiment_ids"] = new JsonArray(experiment),
                ["run_view_type"] = "ALL",
                ["order_by"] = new JsonArray("metrics.loss DESC"),
            };
            var runs = await PostAsync(client, "runs/search", query);
            answers.AppendLine(runs.GetRawText());
            foreach (var run in Ids(runs, "runs", static item => item.GetProperty("info").GetProperty("run_id")))
            {
                await AskAsync(answers, client, $"runs/get?run_id={run}");
                await AskAsync(answers, client, $"metrics/get-history?run_id={run}&metric_key=loss");
                await AskAsync(answers, client, $"metrics/get-history?run_id={run}&metric_key=odd/nan");
            }
        }

        return answers.ToString();
    }

    internal static async Task<string> CreateExperimentAsync(HttpClient client, string name) =>
        (await PostAsync(client, "experiments/create", new JsonObject { ["name"] = name })).GetProperty("experiment_id").GetString()!;

    internal static async Task<string> CreateRunAsync(HttpClient client, string experiment, string name)
    {
        var wanted = new JsonObject { ["experiment_id"] = experiment, ["run_name"] = name, ["start_time"] = 1_600_000_000_000 };
        var run = await PostAsync(client, "runs/create", wanted);
        return run.GetProperty("run").GetProperty("info").GetProperty("run_id").GetString()!;
    }

    internal static async Task<JsonElement> PostAsync(HttpClient client, string path, JsonObject body)
    {
        using var response = await client.PostAsJsonAsync($"api/2.0/mlflow/{path}", body, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    internal static JsonObject Metric(string key, double value, int step) => new()
    {
        ["key"] = key,
        ["value"] = double.IsFinite(value) ? JsonValue.Create(value) : JsonValue.Create("NaN"),
        ["timestamp"] = 1_700_000_000_000 + step,
        ["step"] = step,
    };

    private static async Task<JsonElement> AskAsync(StringBuilder answers, HttpClient client, string path)
    {
        using var response = await client.GetAsync($"api/2.0/mlflow/{path}", TestContext.Current.CancellationToken);
        var answer = await ReadAsync(response);
        answers.AppendLine(path).AppendLine(answer.GetRawText());
        return answer;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static IEnumerable<string> Ids(JsonElement answer, string list, Func<JsonElement, JsonElement> id) =>
        answer.TryGetProperty(list, out var items) ? [.. items.EnumerateArray().Select(item => id(item).GetString()!)] : [];

    private static JsonObject With(this JsonObject body, string key, string value)
    {
        body[key] = value;
        return body;
    }
}
