using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bayou.Server.Tests.Crash;

/// <summary>Compares what a server holds with what its clients were told.</summary>
internal static class StoreAudit
{
    private const int RunsAtOnce = 8;

    internal static async Task CheckAsync(HttpClient client, Ledger ledger)
    {
        await Parallel.ForEachAsync(
            ledger.Runs, new ParallelOptions { MaxDegreeOfParallelism = RunsAtOnce }, async (run, _) => await CheckRunAsync(client, run));
        await CheckSearchAsync(client, ledger);
    }

    private static async Task CheckRunAsync(HttpClient client, LoggedRun run)
    {
        var stored = await client.GetFromJsonAsync<JsonElement>($"api/2.0/mlflow/runs/get?run_id={run.Id}");
        var data = stored.GetProperty("run").GetProperty("data");
        var @params = Keys(data, "params", "param");
        var tags = Keys(data, "tags", "tag");
        var extra = Keys(data, "metrics", "extra/");
        var loss = await StepsAsync(client, run, "loss");
        var accuracy = await StepsAsync(client, run, "accuracy");

        // No half of a batch: params, tags and metrics name the same batches. No point twice.
        tags.Order().ShouldBe(@params.Order());
        extra.Order().ShouldBe(@params.Order());
        loss.ShouldBe(@params.Order());
        accuracy.ShouldBe(loss);

        run.Acknowledged.Except(@params).ShouldBeEmpty($"acknowledged batches of {run.Id} that are lost");
        @params.Where(number => number >= run.Sent).ShouldBeEmpty($"batches of {run.Id} that nobody sent");
    }

    private static async Task CheckSearchAsync(HttpClient client, Ledger ledger)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            var query = new JsonObject { ["experiment_ids"] = new JsonArray("0"), ["max_results"] = 500, ["page_token"] = token };
            using var response = await client.PostAsJsonAsync("api/2.0/mlflow/runs/search", query);
            var page = await response.Content.ReadFromJsonAsync<JsonElement>();
            foreach (var run in page.GetProperty("runs").EnumerateArray())
            {
                found.Add(run.GetProperty("info").GetProperty("run_id").GetString()!, Keys(run.GetProperty("data"), "params", "param").Count);
            }

            token = page.TryGetProperty("next_page_token", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        foreach (var run in ledger.Runs)
        {
            found.ShouldContainKey(run.Id);
            found[run.Id].ShouldBeGreaterThanOrEqualTo(run.Acknowledged.Count);
        }
    }

    private static async Task<List<int>> StepsAsync(HttpClient client, LoggedRun run, string key)
    {
        var history = await client.GetFromJsonAsync<JsonElement>($"api/2.0/mlflow/metrics/get-history?run_id={run.Id}&metric_key={key}");
        return history.TryGetProperty("metrics", out var points)
            ? [.. points.EnumerateArray().Select(point => point.GetProperty("step").GetInt32())]
            : [];
    }

    private static List<int> Keys(JsonElement data, string list, string prefix) => data.TryGetProperty(list, out var items)
        ? [.. items.EnumerateArray().Select(item => item.GetProperty("key").GetString()!)
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => int.Parse(key.AsSpan(prefix.Length), System.Globalization.CultureInfo.InvariantCulture))]
        : [];
}
