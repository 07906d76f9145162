using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bayou.Server.Tests.Crash;

/// <summary>Exports traces over OTLP as programs do, span by span, and keeps which spans were acknowledged.</summary>
/// <param name="server">The server.</param>
/// <param name="number">Tells its traces from those of other clients.</param>
internal sealed class TracingClient(ServerUnderTest server, int number)
{
    private const int SpansPerTrace = 20;
    private readonly Dictionary<string, HashSet<string>> _acknowledged = [];
    private int _traces;

    internal int Acknowledged => _acknowledged.Values.Sum(spans => spans.Count);

    internal async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var trace = $"{number + 1:x8}{++_traces:x24}";
            for (var span = 1; span <= SpansPerTrace; span++)
            {
                while (!await TrySendAsync(trace, span))
                {
                    if (stop.IsCancellationRequested)
                    {
                        return;
                    }
                }
            }
        }
    }

    /// <summary>Asks for all traces of which a span was acknowledged.</summary>
    internal async Task CheckAsync(HttpClient client)
    {
        foreach (var (trace, acknowledged) in _acknowledged)
        {
            var answer = await client.GetFromJsonAsync<JsonElement>($"api/3.0/mlflow/traces/get?trace_id=tr-{trace}&allow_partial=true");
            var stored = answer.GetProperty("trace").GetProperty("spans").EnumerateArray().Select(span => span.GetProperty("name").GetString()!).ToList();

            stored.Distinct().Count().ShouldBe(stored.Count, $"a span of {trace} that is there twice");
            acknowledged.Except(stored).ShouldBeEmpty($"acknowledged spans of {trace} that are lost");
        }
    }

    private async Task<bool> TrySendAsync(string trace, int span)
    {
        try
        {
            var process = await server.RunningAsync();
            using var response = await process.Client.PostAsJsonAsync("v1/traces", Request(trace, span));
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                return false;
            }

            response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
            if (!_acknowledged.TryGetValue(trace, out var spans))
            {
                _acknowledged.Add(trace, spans = []);
            }

            spans.Add($"span {span}");
            return true;
        }
        catch (Exception exception) when (Answers.IsLost(exception))
        {
            return false;
        }
    }

    private static JsonObject Request(string trace, int span) => new()
    {
        ["resourceSpans"] = new JsonArray(new JsonObject
        {
            ["scopeSpans"] = new JsonArray(new JsonObject
            {
                ["spans"] = new JsonArray(new JsonObject
                {
                    ["traceId"] = trace,
                    ["spanId"] = $"{span:x16}",
                    ["parentSpanId"] = span > 1 ? $"{1:x16}" : "",
                    ["name"] = $"span {span}",
                    ["startTimeUnixNano"] = "1700000000000000000",
                    ["endTimeUnixNano"] = "1700000001000000000",
                }),
            }),
        }),
    };
}
