using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bayou.Server.Tests.Cluster;

/// <summary>Many clients at once through different silos see one server.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class ConcurrencyTests(ClusterDatabase database) : IClassFixture<ClusterDatabase>
{
    private const int Creators = 100;
    private const int Runs = 300;

    [Fact]
    public async Task Requests_ThroughThreeSilosAtOnce_SeeOneServer()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(await database.CreateAsync());

        await OneNameShouldBeGivenOnceAsync(cluster);
        await RunsShouldBeFoundOnceAcknowledgedAsync(cluster);
    }

    private static async Task OneNameShouldBeGivenOnceAsync(ClusterUnderTest cluster)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Creators).Select(number =>
            PostAsync(cluster, number, "experiments/create", new JsonObject { ["name"] = "wanted by all" })));

        answers.Count(static answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        foreach (var (status, body) in answers.Where(static answer => answer.Status != HttpStatusCode.OK))
        {
            status.ShouldBe(HttpStatusCode.BadRequest);
            body.GetProperty("error_code").GetString().ShouldBe("RESOURCE_ALREADY_EXISTS");
        }
    }

    private static async Task RunsShouldBeFoundOnceAcknowledgedAsync(ClusterUnderTest cluster)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Runs).Select(number =>
            PostAsync(cluster, number, "runs/create", new JsonObject { ["experiment_id"] = "0" })));
        var created = answers.Select(static answer => Id(answer.Body.GetProperty("run"))).ToList();

        for (var silo = 0; silo < cluster.Silos.Count; silo++)
        {
            var query = new JsonObject { ["experiment_ids"] = new JsonArray("0"), ["max_results"] = 1000 };
            var found = (await PostAsync(cluster, silo, "runs/search", query)).Body.GetProperty("runs").EnumerateArray().Select(Id);
            found.ShouldBe(created, ignoreOrder: true);
        }
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(
        ClusterUnderTest cluster, int number, string path, JsonObject body)
    {
        var client = cluster.Silos[number % cluster.Silos.Count].Client;
        using var response = await client.PostAsJsonAsync($"api/2.0/mlflow/{path}", body);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static string Id(JsonElement run) => run.GetProperty("info").GetProperty("run_id").GetString()!;
}
