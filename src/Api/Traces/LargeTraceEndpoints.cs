using System.Buffers;
using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Traces;

/// <summary>
/// Bayou's own routes that read a large trace in two steps: its skeleton, which touches no content, and the content of spans, one JSON object
/// a line, sent while it is read.
/// </summary>
internal static class LargeTraceEndpoints
{
    private const int FlushBytes = 64 * 1024;

    /// <summary>More would make the line of the request longer than servers and proxies take.</summary>
    private const int MostSpanIds = 1000;

    internal static void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Get, RouteSurface.Api3, "/bayou/traces/{trace_id}/skeleton", TraceRouting.Read, GetSkeletonAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api3, "/bayou/traces/{trace_id}/spans", TraceRouting.Read, GetSpansAsync);
    }

    private static async Task GetSkeletonAsync(ApiCall call)
    {
        var skeleton = await TraceIds.OfRouteGrain(call).GetSkeletonAsync(call.Aborted);
        await StreamedJson.SendAsync(call.Http, async json =>
        {
            TraceInfoJson.WriteNamed(json, "trace_info"u8, skeleton.Info);
            json.WriteNumber("span_count"u8, skeleton.Spans.Length);
            json.WriteStartArray("spans"u8);
            var text = new SpanHeadText();
            foreach (var span in skeleton.Spans)
            {
                json.WriteRawValue(text.Write(span), skipInputValidation: true);
                await StreamedJson.FlushIfFullAsync(call.Http, json);
            }

            json.WriteEndArray();
        });
    }

    private static async Task GetSpansAsync(ApiCall call)
    {
        var spanIds = call.Fields.TextList("span_ids");
        if (spanIds.Length > MostSpanIds)
        {
            throw BayouException.InvalidParameter($"'span_ids' takes at most {MostSpanIds} ids; without any, all spans are sent.");
        }

        var trace = TraceIds.OfRouteGrain(call);
        await trace.GetInfoAsync(call.Aborted);
        call.Http.Response.ContentType = "application/x-ndjson";
        var body = call.Http.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(body);
        long pending = 0;
        await foreach (var span in SpanReader.AsStoredAsync(trace, spanIds, call.Aborted))
        {
            StoredSpanJson.WriteObject(json, span);
            json.Flush();
            body.Write("\n"u8);
            pending += json.BytesCommitted;
            json.Reset();
            if (pending > FlushBytes)
            {
                pending = 0;
                await body.FlushAsync(call.Aborted);
            }
        }
    }
}
