using System.Globalization;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Traces;

/// <summary>MLflow's routes that tie traces to runs and to prompt versions.</summary>
internal static class TraceLinkEndpoints
{
    internal static void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/traces/link-to-run", TraceRouting.Update, LinkRunAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/traces/link-prompts", TraceRouting.Update, LinkPromptsAsync);
    }

    private static async Task LinkRunAsync(ApiCall call)
    {
        var traceIds = TraceLookup.RequestedIds(call.Fields);
        var runId = call.Fields.RequiredText("run_id");
        if (traceIds.Length > Limits.LinkedTraces)
        {
            throw BayouException.InvalidParameter(
                $"Cannot link more than {Limits.LinkedTraces} traces to a run in a single request. Provided {traceIds.Length} traces.");
        }

        foreach (var traceId in traceIds)
        {
            TraceIds.Check(traceId, "trace_ids");
        }

        await Task.WhenAll(traceIds.Select(traceId => TraceIds.Grain(call, traceId).LinkRunAsync(runId, call.Aborted)));
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task LinkPromptsAsync(ApiCall call)
    {
        var traceId = call.Fields.RequiredText("trace_id");
        if (!call.Fields.Has("prompt_versions"))
        {
            throw RequestErrors.Missing("prompt_versions");
        }

        var prompts = call.Fields.ObjectList("prompt_versions", ReadPrompt);
        if (!prompts.IsEmpty)
        {
            await TraceIds.Grain(call, traceId).LinkPromptsAsync(prompts, call.Aborted);
        }

        await JsonResponse.EmptyAsync(call.Http);
    }

    private static PromptLink ReadPrompt(ObjectFields prompt)
    {
        var name = prompt.RequiredText("name");
        var version = prompt.RequiredText("version");
        return int.TryParse(version, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new PromptLink(name, number.ToString(CultureInfo.InvariantCulture))
            : throw RequestErrors.Invalid(prompt.PathOf("version"), version, "it must be an integer");
    }
}
