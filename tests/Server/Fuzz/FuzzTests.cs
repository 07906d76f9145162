using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bayou.Testing;

namespace Bayou.Server.Tests.Fuzz;

/// <summary>Sends spoiled requests to every route. A clear 4xx is a good answer; a 500 or a broken connection is not.</summary>
public sealed class FuzzTests
{
    private const int Requests = 100_000;
    private const int Clients = 8;
    private const int Seed = 20261121;

    [Fact]
    public async Task SpoiledRequests_OnEveryRoute_NeverGetA500()
    {
        await using var server = await BayouProcess.StartAsync();
        var experiment = await CreateAsync(server.Client, "experiments/create", """{"name":"target"}""", "experiment_id");
        var run = await CreateAsync(server.Client, "runs/create", $$"""{"experiment_id":"{{experiment}}"}""", "run", "info", "run_id");
        var model = await CreateAsync(server.Client, "logged-models", $$"""{"experiment_id":"{{experiment}}"}""", "model", "info", "model_id");
        var dataset = await CreateAsync(server.Client, "../../3.0/mlflow/datasets/create", """{"name":"target"}""", "dataset", "dataset_id");
        var faults = new ConcurrentQueue<string>();
        var statuses = new ConcurrentDictionary<int, int>();

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => FuzzAsync(client))));

        faults.Take(10).ShouldBeEmpty(Exceptions(server.Log));
        (await server.Client.GetStringAsync("health")).ShouldBe("OK");
        statuses.Values.Sum().ShouldBe(Requests);
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));

        async Task FuzzAsync(int client)
        {
            var random = new Random(Seed + client);
            var mutator = new Mutator(random);
            for (var i = 0; i < Requests / Clients; i++)
            {
                using var request = Next(random, mutator, text => Fill(text, experiment, run, model, dataset));
                try
                {
                    using var response = await server.Client.SendAsync(request);
                    var body = await response.Content.ReadAsStringAsync();
                    statuses.AddOrUpdate((int)response.StatusCode, 1, (_, count) => count + 1);
                    if (response.StatusCode >= HttpStatusCode.InternalServerError && !IsMlflowsOwn(response.StatusCode, body))
                    {
                        faults.Enqueue($"client {client} request {i}: {request.Method} {request.RequestUri} → {(int)response.StatusCode} {body}");
                    }
                }
                catch (HttpRequestException exception)
                {
                    faults.Enqueue($"client {client} request {i}: {request.Method} {request.RequestUri} → {exception.Message}");
                }
            }
        }
    }

    /// <summary>What the server logged of its failures, each kind once.</summary>
    private static string Exceptions(string log) => string.Join(
        Environment.NewLine,
        log.Split('\n').Where(line => line.Contains("Exception", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct().Take(30));

    private static HttpRequestMessage Next(Random random, Mutator mutator, Func<string, string> fill)
    {
        if (random.Next(3) == 0)
        {
            var query = Seeds.Queries[random.Next(Seeds.Queries.Length)];
            return new HttpRequestMessage(HttpMethod.Get, mutator.Path(fill(query)));
        }

        var (method, path, body) = Seeds.Bodies[random.Next(Seeds.Bodies.Length)];
        var content = new ByteArrayContent(mutator.Body(fill(body)));
        content.Headers.ContentType = random.Next(50) > 0 ? new MediaTypeHeaderValue("application/json") : null;
        return new HttpRequestMessage(new HttpMethod(method), fill(path)) { Content = content };
    }

    private static string Fill(string text, string experiment, string run, string model, string dataset) => text
        .Replace("EVALUATED", dataset, StringComparison.Ordinal)
        .Replace("TRAINED", model, StringComparison.Ordinal)
        .Replace("EXPERIMENT", experiment, StringComparison.Ordinal)
        .Replace("RUN", run, StringComparison.Ordinal);

    /// <summary>MLflow answers 500 for renaming a deleted experiment, and 501 for what its artifact store can't do.</summary>
    private static bool IsMlflowsOwn(HttpStatusCode status, string body) =>
        status == HttpStatusCode.NotImplemented || body.Contains("\"INVALID_STATE\"", StringComparison.Ordinal);

    private static async Task<string> CreateAsync(HttpClient client, string route, string body, params string[] path)
    {
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var response = await client.PostAsync($"api/2.0/mlflow/{route}", content);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return path.Aggregate(answer, (element, name) => element.GetProperty(name)).GetString()!;
    }
}
