using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bayou.Server.Tests.Crash;

/// <summary>
/// Exports traces over OTLP as programs do, span by span, and evaluates the response of each, before the span or after it. Keeps what was
/// acknowledged.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="number">Tells its traces from those of other clients.</param>
internal sealed class TracingClient(ServerUnderTest server, int number)
{
    private const int SpansPerTrace = 20;
    private readonly Dictionary<string, HashSet<string>> _acknowledged = [];
    private readonly Dictionary<string, HashSet<string>> _evaluated = [];
    private int _traces;

    internal int Acknowledged => _acknowledged.Values.Sum(spans => spans.Count);

    internal int Evaluated => _evaluated.Values.Sum(spans => spans.Count);

    internal async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var trace = $"{number + 1:x8}{++_traces:x24}";
            for (var span = 1; span <= SpansPerTrace; span++)
            {
                if (!await SendAsync(trace, span, stop))
                {
                    return;
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
            CheckEvaluations(answer.GetProperty("trace").GetProperty("trace_info"), trace);
        }
    }

    private void CheckEvaluations(JsonElement info, string trace)
    {
        var evaluated = info.TryGetProperty("assessments", out var assessments)
            ? assessments.EnumerateArray().Select(assessment => $"span {Convert.ToInt32(assessment.GetProperty("span_id").GetString(), 16)}").ToList()
            : [];
        evaluated.Distinct().Count().ShouldBe(evaluated.Count, $"an evaluation of {trace} that is there twice");
        _evaluated.GetValueOrDefault(trace, []).Intersect(_acknowledged[trace]).Except(evaluated)
            .ShouldBeEmpty($"acknowledged evaluations of {trace} that are lost");
    }

    /// <summary>Sends a span and its evaluation.</summary>
    /// <returns>False when it is to stop before both are acknowledged.</returns>
    private async Task<bool> SendAsync(string trace, int span, CancellationToken stop)
    {
        return span % 2 == 0
            ? await EvaluateAsync() && await ExportAsync()
            : await ExportAsync() && await EvaluateAsync();

        Task<bool> ExportAsync() => SendAsync("v1/traces", Request(trace, span), _acknowledged, trace, span, stop);

        Task<bool> EvaluateAsync() => SendAsync("v1/logs", Evaluation(trace, span), _evaluated, trace, span, stop);
    }

    /// <summary>Sends until it is acknowledged.</summary>
    /// <returns>False when it is to stop before that.</returns>
    private async Task<bool> SendAsync(
        string path, JsonObject body, Dictionary<string, HashSet<string>> acknowledged, string trace, int span, CancellationToken stop)
    {
        while (!await TrySendAsync(path, body))
        {
            if (stop.IsCancellationRequested)
            {
                return false;
            }
        }

        if (!acknowledged.TryGetValue(trace, out var spans))
        {
            acknowledged.Add(trace, spans = []);
        }

        spans.Add($"span {span}");
        return true;
    }

    private async Task<bool> TrySendAsync(string path, JsonObject body)
    {
        try
        {
            var process = await server.RunningAsync();
            using var response = await process.Client.PostAsJsonAsync(path, body);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                return false;
            }

            response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
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
                    ["attributes"] = new JsonArray(Attribute("gen_ai.response.id", Response(trace, span))),
                }),
            }),
        }),
    };

    private static JsonObject Evaluation(string trace, int span) => new()
    {
        ["resourceLogs"] = new JsonArray(new JsonObject
        {
            ["scopeLogs"] = new JsonArray(new JsonObject
            {
                ["logRecords"] = new JsonArray(new JsonObject
                {
                    ["timeUnixNano"] = "1700000002000000000",
                    ["eventName"] = "gen_ai.evaluation.result",
                    ["attributes"] = new JsonArray(
                        Attribute("gen_ai.evaluation.name", "relevance"),
                        Attribute("gen_ai.evaluation.score.label", "pass"),
                        Attribute("gen_ai.response.id", Response(trace, span))),
                }),
            }),
        }),
    };

    private static JsonObject Attribute(string key, string value) => new() { ["key"] = key, ["value"] = new JsonObject { ["stringValue"] = value } };

    private static string Response(string trace, int span) => $"chatcmpl-{trace}-{span}";
}
