using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bayou.Testing;

namespace Bayou.Server.Tests.Crash;

/// <summary>Makes versions of one model, several writers at once, and keeps the numbers that it was told.</summary>
internal sealed class RegistryClient(ServerUnderTest server)
{
    private const string Model = "model";
    private readonly ConcurrentDictionary<int, string> _acknowledged = new();
    private int _sent;

    internal int Acknowledged => _acknowledged.Count;

    internal async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await TryAsync("registered-models/create", new JsonObject { ["name"] = Model });
            var source = $"s3://bucket/{Interlocked.Increment(ref _sent)}";
            if (await TryAsync("model-versions/create", new JsonObject { ["name"] = Model, ["source"] = source }) is { } created)
            {
                var number = created.GetProperty("model_version").GetProperty("version").GetString()!;
                _acknowledged.TryAdd(int.Parse(number, CultureInfo.InvariantCulture), source).ShouldBeTrue($"version {number} was given twice");
            }
        }
    }

    /// <summary>Asks for all that was acknowledged, by the model and by a search.</summary>
    internal async Task CheckAsync(HttpClient client)
    {
        var found = await client.GetFromJsonAsync<JsonElement>("api/2.0/mlflow/model-versions/search?order_by=version_number");
        var stored = found.GetProperty("model_versions").EnumerateArray().ToDictionary(
            version => int.Parse(version.GetProperty("version").GetString()!, CultureInfo.InvariantCulture),
            version => version.GetProperty("source").GetString()!);

        stored.Keys.ShouldBe(Enumerable.Range(1, stored.Count), "numbers without gaps");
        _acknowledged.Where(version => stored.GetValueOrDefault(version.Key) != version.Value).ShouldBeEmpty("acknowledged versions that are lost");
        var sources = stored.Values.ToList();
        sources.Distinct().Count().ShouldBe(sources.Count, "a version that was stored twice");
        var model = await client.GetFromJsonAsync<JsonElement>($"api/2.0/mlflow/registered-models/get?name={Model}");
        model.GetProperty("registered_model").GetProperty("latest_versions")[0].GetProperty("version").GetString().ShouldBe($"{stored.Count}");
    }

    /// <summary>The answer, or null when the outcome is unknown or the model is there already.</summary>
    private async Task<JsonElement?> TryAsync(string route, JsonObject body)
    {
        try
        {
            var process = await server.RunningAsync();
            using var response = await process.Client.PostAsJsonAsync($"api/2.0/mlflow/{route}", body);
            var text = await response.Content.ReadAsStringAsync();
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable || text.Contains("\"RESOURCE_ALREADY_EXISTS\"", StringComparison.Ordinal))
            {
                return null;
            }

            response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
            return JsonDocument.Parse(text).RootElement;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            return null;
        }
    }
}
