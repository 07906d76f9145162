using System.Text.Json;
using System.Text.Json.Nodes;
using Bayou.Server.Tests.Crash;

namespace Bayou.Server.Tests.Cluster;

/// <summary>Writes through one silo and searches for it through another: what was acknowledged must be found at once.</summary>
internal sealed class SearchingClient(IRoute writes, IRoute searches, Ledger ledger)
{
    internal async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await RepeatAsync(writes, "runs/create", new JsonObject { ["experiment_id"] = "0" }, stop) is { } created)
            {
                await WriteAndSearchAsync(ledger.AddRun(Id(created.GetProperty("run"))), stop);
            }
        }
    }

    private async Task WriteAndSearchAsync(LoggedRun run, CancellationToken stop)
    {
        for (var number = 0; number < 5; number++)
        {
            run.Sent = number + 1;
            if (await RepeatAsync(writes, "runs/log-batch", TrainingClient.Batch(run.Id, number), stop) is null)
            {
                return;
            }

            ledger.Acknowledge(run, number);
            var query = new JsonObject
            {
                ["experiment_ids"] = new JsonArray("0"),
                ["filter"] = $"attributes.run_id = '{run.Id}' and params.param{number} = '{number}' and metrics.loss = {number}",
            };
            if (await RepeatAsync(searches, "runs/search", query, stop) is { } found)
            {
                found.GetProperty("runs").EnumerateArray().Select(Id).ShouldBe([run.Id], $"batch {number} is acknowledged, but not found");
            }
        }
    }

    private static async Task<JsonElement?> RepeatAsync(IRoute route, string path, JsonObject body, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await route.TryPostAsync($"api/2.0/mlflow/{path}", body) is { } answer)
            {
                return answer;
            }
        }

        return null;
    }

    private static string Id(JsonElement run) => run.GetProperty("info").GetProperty("run_id").GetString()!;
}
