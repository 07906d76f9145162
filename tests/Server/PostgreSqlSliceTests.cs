using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bayou.Server.Tests.Crash;
using Bayou.Testing;

namespace Bayou.Server.Tests;

/// <summary>A little of everything around the registry on PostgreSQL: what was written is found by searches after a restart.</summary>
public sealed class PostgreSqlSliceTests
{
    private const int Models = 40;

    [Fact]
    public async Task RegistryAndItsNeighbours_OnPostgreSql_AreFoundAfterARestart()
    {
        Assert.SkipWhen(PostgreSqlServer.WhyUnavailable is not null, PostgreSqlServer.WhyUnavailable ?? "");
        await using var database = await PostgreSqlServer.StartAsync(CancellationToken.None);
        await using var server = new ServerUnderTest(new BayouProcessOptions
        {
            Arguments =
            [
                "server", "--port", "0", "--backend-store-uri", database.Uri(await database.CreateDatabaseAsync(CancellationToken.None)),
            ],
        });
        await server.StartAsync();
        var dataset = await WriteAsync((await server.RunningAsync()).Client);

        await server.KillAsync();
        await server.StartAsync();

        var client = (await server.RunningAsync()).Client;
        (await CountAsync(client, "api/2.0/mlflow/registered-models/search?filter=name LIKE 'model-%25' AND tags.team = 'red'", "registered_models"))
            .ShouldBe(Models / 2);
        (await CountAsync(client, "api/2.0/mlflow/model-versions/search?filter=source_path LIKE '%25/7'&order_by=name", "model_versions")).ShouldBe(4);
        var records = await client.GetFromJsonAsync<JsonElement>($"api/3.0/mlflow/datasets/{dataset}/records");
        using var list = JsonDocument.Parse(records.GetProperty("records").GetString()!);
        list.RootElement.GetArrayLength().ShouldBe(2);
        (await CountAsync(client, "api/2.0/mlflow/webhooks", "webhooks")).ShouldBe(1);
        var search = new { experiment_ids = new[] { "0" }, filter = "params.p = '3'" };
        (await PostAsync(client, "api/2.0/mlflow/logged-models/search", search)).GetProperty("models").GetArrayLength().ShouldBe(1);
    }

    /// <summary>Writes, and answers the id of the evaluation dataset.</summary>
    private static async Task<string> WriteAsync(HttpClient client)
    {
        for (var number = 0; number < Models; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"model-{number}");
            var team = number % 2 == 0 ? "red" : "blue";
            await PostAsync(client, "api/2.0/mlflow/registered-models/create", new { name, tags = new[] { new { key = "team", value = team } } });
            await PostAsync(client, "api/2.0/mlflow/model-versions/create", new { name, source = $"s3://bucket/{number % 10}" });
            await PostAsync(client, "api/2.0/mlflow/logged-models", new
            {
                experiment_id = "0",
                name,
                @params = new[] { new { key = "p", value = number.ToString(CultureInfo.InvariantCulture) } },
            });
        }

        await PostAsync(client, "api/2.0/mlflow/webhooks", new
        {
            name = "hook",
            url = "https://1.1.1.1/hook",
            events = new[] { new { entity = "REGISTERED_MODEL", action = "CREATED" } },
        });
        var made = await PostAsync(client, "api/3.0/mlflow/datasets/create", new { name = "dataset" });
        var dataset = made.GetProperty("dataset").GetProperty("dataset_id").GetString()!;
        await PostAsync(client, $"api/3.0/mlflow/datasets/{dataset}/records", new { records = """[{"inputs":{"q":1}},{"inputs":{"q":2}}]""" });
        return dataset;
    }

    private static async Task<int> CountAsync(HttpClient client, string path, string list) =>
        (await client.GetFromJsonAsync<JsonElement>(path)).GetProperty(list).GetArrayLength();

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }
}
