using System.Collections.Immutable;
using Bayou.Api.Experiments;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Traces;

/// <summary>MLflow's routes that delete traces of one experiment: those named, or the oldest up to a time.</summary>
internal static class TraceDeletionEndpoints
{
    /// <summary>Traces that one call of a grain deletes at most: it ends long before it would be given up, however many there are in all.</summary>
    private const int PortionTraces = 5000;

    internal static void Declare(RouteTable routes)
    {
        foreach (var surface in new[] { RouteSurface.Api2, RouteSurface.Api3 })
        {
            routes.Add(HttpMethods.Post, surface, "/mlflow/traces/delete-traces", TraceRouting.Delete, DeleteAsync);
        }
    }

    private static async Task DeleteAsync(ApiCall call)
    {
        var experimentId = ExperimentIds.Parse(call.Fields.RequiredText("experiment_id"));
        var command = Read(call.Fields);
        if (command.MaxRequestTime is null)
        {
            // An id that no trace can have must not reach the store, and nothing is left to delete without it.
            command = command with { TraceIds = command.TraceIds.RemoveAll(static id => !TraceIds.IsValid(id)) };
            if (command.TraceIds.IsEmpty)
            {
                await SendAsync(call, 0);
                return;
            }
        }

        var deletion = call.Grains.GetGrain<ITraceDeletionGrain>(GrainKeys.Experiment(experimentId));
        var deleted = command.MaxRequestTime is null
            ? await deletion.DeleteAsync(command, call.Aborted)
            : await DeleteOldestAsync(deletion, command, call.Aborted);
        await SendAsync(call, deleted);
    }

    private static async Task<long> DeleteOldestAsync(ITraceDeletionGrain deletion, DeleteTraces command, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        var wanted = command.MaxTraces ?? long.MaxValue;
        long gone;
        int portion;
        do
        {
            portion = (int)Math.Min(PortionTraces, wanted - deleted);
            gone = await deletion.DeleteAsync(command with { MaxTraces = portion }, cancellationToken);
            deleted += gone;
        }
        while (gone == portion && deleted < wanted);

        return deleted;
    }

    private static Task SendAsync(ApiCall call, long deleted) =>
        JsonResponse.SendAsync(call.Http, deleted, static (json, deleted) => json.WriteNumber("traces_deleted"u8, deleted));

    private static DeleteTraces Read(ObjectFields fields)
    {
        ImmutableArray<string> traceIds = [.. fields.TextList("request_ids").Distinct(StringComparer.Ordinal)];
        var maxTime = fields.Int64("max_timestamp_millis");
        var maxTraces = fields.Int32("max_traces");
        var fault = (traceIds.IsEmpty, maxTime, maxTraces) switch
        {
            (true, null, _) => "Either `max_timestamp_millis` or `trace_ids` must be specified.",
            (false, not null, _) => "Only one of `max_timestamp_millis` and `trace_ids` can be specified.",
            (false, _, not null) => "`max_traces` can't be specified if `trace_ids` is specified.",
            (_, _, <= 0) => $"`max_traces` must be a positive integer, received {maxTraces}.",
            _ => null,
        };
        return fault is null ? new DeleteTraces(traceIds, maxTime, maxTraces) : throw BayouException.InvalidParameter(fault);
    }
}
