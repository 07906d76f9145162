using System.Collections.Immutable;
using System.Text.Json;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Runs;
using Bayou.Api.Security;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Metrics;

/// <summary>MLflow's routes to metric histories: of one run, of several, and sampled.</summary>
internal static class MetricHistoryEndpoints
{
    private static readonly RoutePermission s_read = new(ResourceKind.Run, PermissionAction.Read);

    internal static void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Get, RouteSurface.Api2, "/mlflow/metrics/get-history", s_read, GetHistoryAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Ajax2, "/mlflow/metrics/get-history-bulk", s_read, GetBulkAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api2, "/mlflow/metrics/get-history-bulk-interval", s_read, GetSampledAsync);
    }

    /// <summary>Without a page size everything is returned; MLflow's own answer to that is empty, with a token that it refuses.</summary>
    private static async Task GetHistoryAsync(ApiCall call)
    {
        var runId = RunIds.Read(call.Fields);
        var key = call.Fields.RequiredText("metric_key");
        var maxResults = call.Fields.Int32("max_results") is { } asked and not 0 ? asked : int.MaxValue;
        if (maxResults < 0)
        {
            throw BayouException.InvalidParameter($"Invalid value {maxResults} for parameter 'max_results' supplied: it must not be negative.");
        }

        MetricPoint? after = PageToken.Read(call.Fields) is { } token ? MetricHistoryToken.Read(token) : null;
        await PointList.SendAsync(call.Http, always: false, async list =>
        {
            if (!RunIds.IsWellFormed(runId))
            {
                return null;
            }

            var query = new MetricHistoryQuery(key, after, maxResults);
            return await MetricHistoryStream.AddAsync(list, RunIds.Grain(call, runId), query, runId: null, call.Aborted);
        });
    }

    private static async Task GetBulkAsync(ApiCall call)
    {
        var runIds = call.Fields.TextList("run_id");
        CheckRuns(runIds, "GetMetricHistoryBulk", "run_id");
        var key = call.Fields.Text("metric_key") is { Length: > 0 } name
            ? name
            : throw BayouException.InvalidParameter("GetMetricHistoryBulk request must specify a metric_key.");
        var maxResults = call.Fields.Int32("max_results") ?? Limits.BulkHistoryRows;
        if (maxResults < 1)
        {
            throw BayouException.InvalidParameter($"Invalid value {maxResults} for parameter 'max_results' supplied: it must be at least 1.");
        }

        maxResults = Math.Min(maxResults, Limits.BulkHistoryRows);
        await PointList.SendAsync(call.Http, always: true, async list =>
        {
            foreach (var runId in runIds.Distinct(StringComparer.Ordinal).Where(RunIds.IsWellFormed).Order(StringComparer.Ordinal))
            {
                var query = new MetricHistoryQuery(key, null, maxResults - list.Count);
                await MetricHistoryStream.AddAsync(list, RunIds.Grain(call, runId), query, runId, call.Aborted);
            }

            return null;
        });
    }

    private static async Task GetSampledAsync(ApiCall call)
    {
        var fields = call.Fields;
        var runIds = fields.TextList("run_ids");
        CheckRuns(runIds, "GetMetricHistoryBulkInterval", "run_ids");
        var key = fields.RequiredText("metric_key");
        var (start, end) = (fields.Int64("start_step"), fields.Int64("end_step"));
        if (start is null != end is null)
        {
            throw BayouException.InvalidParameter("If either start step or end step are specified, both must be specified.");
        }

        if (start > end)
        {
            throw BayouException.InvalidParameter($"end_step must be greater than start_step. Found start_step={start} and end_step={end}.");
        }

        var maxSteps = fields.Int32("max_results") ?? Limits.SampledSteps;
        if (maxSteps is < 1 or > Limits.SampledSteps)
        {
            throw BayouException.InvalidParameter($"max_results must be between 1 and {Limits.SampledSteps}. Received {maxSteps}.");
        }

        var known = runIds.Where(RunIds.IsWellFormed).ToImmutableArray();
        var query = new SampledHistoryQuery(known, key, start, end, maxSteps);
        var runs = await call.Grains.GetGrain<ISampledHistoryGrain>(GrainKeys.Stateless).SampleAsync(query, call.Aborted);
        await JsonResponse.SendAsync(call.Http, (key, runs), static (json, answer) => WriteRuns(json, answer.key, answer.runs));
    }

    private static void WriteRuns(Utf8JsonWriter json, string key, ImmutableArray<RunPoints> runs)
    {
        if (runs.All(run => run.Points.IsEmpty))
        {
            return;
        }

        json.WriteStartArray("metrics"u8);
        foreach (var run in runs)
        {
            foreach (var point in run.Points)
            {
                MetricJson.WriteObject(json, key, point, run.RunId);
            }
        }

        json.WriteEndArray();
    }

    private static void CheckRuns(ImmutableArray<string> runIds, string request, string field)
    {
        if (runIds.IsEmpty)
        {
            throw BayouException.InvalidParameter($"{request} request must specify at least one {field}.");
        }

        if (runIds.Length > Limits.BulkHistoryRuns)
        {
            throw BayouException.InvalidParameter(
                $"{request} request cannot specify more than {Limits.BulkHistoryRuns} run_ids. Received {runIds.Length} run_ids.");
        }
    }
}
