using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;
using Bayou.Spans;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Traces;

/// <summary>MLflow's route by which browsers get the spans of a trace, or one of its attachments, as a download.</summary>
internal static class TraceArtifactEndpoints
{
    internal static void Declare(RouteTable routes)
    {
        foreach (var surface in new[] { RouteSurface.Ajax2, RouteSurface.Ajax3 })
        {
            routes.Add(HttpMethods.Get, surface, "/mlflow/get-trace-artifact", TraceRouting.Read, GetAsync);
        }
    }

    private static async Task GetAsync(ApiCall call)
    {
        if (call.Fields.Text("request_id") is not { Length: > 0 } traceId)
        {
            throw new BayouException(ErrorCode.BadRequest, "Request must include the \"request_id\" query parameter.");
        }

        if (call.Fields.Text("path") is { Length: > 0 } path)
        {
            var attachment = AttachmentPath(path);
            var info = await TraceIds.Grain(call, traceId).GetInfoAsync(call.Aborted);
            await TraceFiles.SendAsync(call.Http, info, TraceFiles.Attachments.Append(attachment), shownPath: attachment);
            return;
        }

        var trace = TraceIds.Grain(call, traceId);
        var skeleton = await trace.GetSkeletonAsync(call.Aborted);
        await (TraceFiles.HoldSpansOf(skeleton)
            ? TraceFiles.SendAsync(call.Http, skeleton.Info, TraceFiles.SpansFile, shownPath: TraceFiles.SpansFile)
            : SendSpansAsync(call, trace, skeleton));
    }

    /// <summary>The file as a client without a store for spans would have written it.</summary>
    private static Task SendSpansAsync(ApiCall call, ITraceGrain trace, TraceSkeleton skeleton)
    {
        call.Http.Response.Headers.ContentDisposition = $"attachment; filename={TraceFiles.SpansFile}";
        call.Http.Response.Headers.XContentTypeOptions = "nosniff";
        call.Http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return StreamedJson.SendAsync(call.Http, async json =>
        {
            json.WriteStartArray("spans"u8);
            await foreach (var span in SpanReader.InOrderAsync(trace, skeleton.Spans, call.Aborted))
            {
                json.WriteRawValue(MlflowSpan.ToJson(span), skipInputValidation: true);
                await StreamedJson.FlushIfFullAsync(call.Http, json);
            }

            json.WriteEndArray();
        });
    }

    /// <summary>The name of an attachment, which is a UUID in its usual form.</summary>
    private static ArtifactPath AttachmentPath(string path)
    {
        var parsed = ArtifactPath.Parse(path);
        return Guid.TryParseExact(path, "D", out var id) && id.ToString("D") == path
            ? parsed
            : throw BayouException.InvalidParameter($"Invalid attachment path: '{path}'. Attachment path must be a valid UUID.");
    }
}
