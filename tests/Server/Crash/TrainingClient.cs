using System.Text.Json.Nodes;

namespace Bayou.Server.Tests.Crash;

/// <summary>
/// Logs runs as a training job does: batches of metrics, a param and a tag that belong together, repeated after a fault until
/// they are acknowledged.
/// </summary>
internal sealed class TrainingClient(IRoute route, Ledger ledger)
{
    private const int BatchesPerRun = 40;

    internal async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await CreateRunAsync(stop) is { } run)
            {
                await LogAsync(run, stop);
            }
        }
    }

    internal static JsonObject Batch(string runId, int number) => new()
    {
        ["run_id"] = runId,
        ["metrics"] = new JsonArray(
            Metric("loss", number, number), Metric("accuracy", number + 0.5, number), Metric($"extra/{number}", number, number)),
        ["params"] = new JsonArray(new JsonObject { ["key"] = $"param{number}", ["value"] = $"{number}" }),
        ["tags"] = new JsonArray(new JsonObject { ["key"] = $"tag{number}", ["value"] = $"{number}" }),
    };

    private static JsonObject Metric(string key, double value, int step) => new()
    {
        ["key"] = key,
        ["value"] = value,
        ["timestamp"] = 1_700_000_000_000 + step,
        ["step"] = step,
    };

    private async Task<LoggedRun?> CreateRunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var created = await route.TryPostAsync("api/2.0/mlflow/runs/create", new JsonObject { ["experiment_id"] = "0" });
            if (created is not null)
            {
                return ledger.AddRun(created.Value.GetProperty("run").GetProperty("info").GetProperty("run_id").GetString()!);
            }
        }

        return null;
    }

    private async Task LogAsync(LoggedRun run, CancellationToken stop)
    {
        for (var number = 0; number < BatchesPerRun && !stop.IsCancellationRequested; number++)
        {
            run.Sent = number + 1;
            while (!stop.IsCancellationRequested)
            {
                if (await route.TryPostAsync("api/2.0/mlflow/runs/log-batch", Batch(run.Id, number)) is not null)
                {
                    ledger.Acknowledge(run, number);
                    break;
                }
            }
        }
    }
}
