using System.Text;
using System.Text.Json;
using Bayou.Api.Experiments;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Contracts.Traces;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Traces;

/// <summary>MLflow's routes that sum up traces: metrics, and how two filters go together.</summary>
internal static class TraceAnalysisEndpoints
{
    internal static void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Post, RouteSurface.Api3, "/mlflow/traces/metrics", TraceRouting.Read, GetMetricsAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api3, "/mlflow/traces/calculate-filter-correlation", TraceRouting.Read, CorrelateAsync);
    }

    private static async Task GetMetricsAsync(ApiCall call)
    {
        var query = TraceMetricsFields.Read(call.Fields);
        var points = await TraceSearch.Searcher(call).GetMetricsAsync(query, call.Aborted);
        await JsonResponse.SendAsync(
            call.Http, points, (json, points) => json.WriteList("data_points"u8, points, (json, point) => WritePoint(json, query.Metric, point)));
    }

    private static async Task CorrelateAsync(ApiCall call)
    {
        var fields = call.Fields;
        if (!fields.Has("experiment_ids"))
        {
            throw RequestErrors.Missing("experiment_ids");
        }

        var correlation = await TraceSearch.Searcher(call).CorrelateAsync(
            [.. fields.TextList("experiment_ids").Select(ExperimentIds.Parse).Distinct(StringComparer.Ordinal)],
            fields.RequiredText("filter_string1"),
            fields.RequiredText("filter_string2"),
            fields.Text("base_filter") is { Length: > 0 } filter ? filter : null,
            call.Aborted);
        await JsonResponse.SendAsync(call.Http, correlation, WriteCorrelation);
    }

    private static void WritePoint(Utf8JsonWriter json, string metric, TraceMetricPoint point)
    {
        json.WriteStartObject();
        json.WriteString("metric_name"u8, metric);
        if (!point.Dimensions.IsEmpty)
        {
            json.WriteStartObject("dimensions"u8);
            foreach (var dimension in point.Dimensions)
            {
                json.WriteString(dimension.Key, dimension.Value);
            }

            json.WriteEndObject();
        }

        json.WriteStartObject("values"u8);
        foreach (var value in point.Values)
        {
            json.WriteDouble(Encoding.UTF8.GetBytes(value.Name), value.Value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCorrelation(Utf8JsonWriter json, FilterCorrelation correlation)
    {
        json.WriteDouble("npmi"u8, correlation.Npmi);
        json.WriteDouble("npmi_smoothed"u8, correlation.SmoothedNpmi);
        json.WriteNumber("filter1_count"u8, correlation.Filter1Count);
        json.WriteNumber("filter2_count"u8, correlation.Filter2Count);
        json.WriteNumber("joint_count"u8, correlation.JointCount);
        json.WriteNumber("total_count"u8, correlation.TotalCount);
    }
}
