using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Bayou.Testing;

namespace Bayou.Server.Tests.Fuzz;

/// <summary>Sends spoiled telemetry. A success, a partial success or a clear 4xx is a good answer; a 5xx or a broken connection is not.</summary>
public sealed class OtlpFuzzTests
{
    private const int Requests = 20_000;
    private const int Clients = 8;
    private const int Seed = 20261122;

    [Fact]
    public async Task SpoiledTelemetry_NeverGetsA500()
    {
        await using var server = await BayouProcess.StartAsync();
        var faults = new ConcurrentQueue<string>();
        var statuses = new ConcurrentDictionary<int, int>();

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => FuzzAsync(client))));

        faults.Take(10).ShouldBeEmpty(server.Log);
        (await server.Client.GetStringAsync("health")).ShouldBe("OK");
        statuses[200].ShouldBeGreaterThan(Requests / 20);
        statuses[400].ShouldBeGreaterThan(Requests / 20);
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));

        async Task FuzzAsync(int client)
        {
            var random = new Random(Seed + client);
            for (var i = 0; i < Requests / Clients; i++)
            {
                using var request = Next(random);
                try
                {
                    using var response = await server.Client.SendAsync(request);
                    statuses.AddOrUpdate((int)response.StatusCode, 1, (_, count) => count + 1);
                    if (response.StatusCode >= HttpStatusCode.InternalServerError)
                    {
                        faults.Enqueue($"client {client} request {i}: {request.RequestUri} → {(int)response.StatusCode}");
                    }
                }
                catch (HttpRequestException exception)
                {
                    faults.Enqueue($"client {client} request {i}: {request.RequestUri} → {exception.Message}");
                }
            }
        }
    }

    private static HttpRequestMessage Next(Random random)
    {
        var isTraces = random.Next(4) > 0;
        var isJson = random.Next(2) == 0;
        var bytes = isJson
            ? new Mutator(random).Body(isTraces ? OtlpSeeds.Traces : OtlpSeeds.Logs)
            : new ByteMutator(random).Spoil(isTraces ? OtlpSeeds.TraceBytes : OtlpSeeds.LogBytes);
        var isCompressed = random.Next(5) == 0;
        var content = new ByteArrayContent(isCompressed ? new ByteMutator(random).Compress(bytes) : bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(isJson ? "application/json" : "application/x-protobuf");
        if (isCompressed)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        var request = new HttpRequestMessage(HttpMethod.Post, isTraces ? "v1/traces" : "v1/logs") { Content = content };
        if (random.Next(3) == 0)
        {
            request.Headers.Add("x-mlflow-experiment-id", "0");
        }

        return request;
    }
}
