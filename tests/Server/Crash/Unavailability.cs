using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Bayou.Server.Tests.Crash;

/// <summary>What a server says while its database is away.</summary>
internal static class Unavailability
{
    internal static async Task ShouldBeToldAsync(HttpClient client)
    {
        using var response = await client.PostAsJsonAsync("api/2.0/mlflow/runs/create", new JsonObject { ["experiment_id"] = "0" });
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.ShouldNotBeNull();
        (await client.GetAsync("ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await client.GetStringAsync("health")).ShouldBe("OK");
    }
}
