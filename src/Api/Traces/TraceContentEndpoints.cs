using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;
using Bayou.Spans;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Traces;

/// <summary>MLflow's routes that answer traces with their spans. They are sent while they are read.</summary>
/// <param name="time">The clock of waits.</param>
internal sealed class TraceContentEndpoints(TimeProvider time)
{
    private const int SkeletonsAtOnce = 16;
    private static readonly TimeSpan[] s_waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    internal void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Get, RouteSurface.Api3, "/mlflow/traces/get", TraceRouting.Read, GetAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api3, "/mlflow/traces/batchGet", TraceRouting.Read, BatchGetAsync);
    }

    private async Task GetAsync(ApiCall call)
    {
        var traceId = call.Fields.RequiredText("trace_id");
        var skeleton = await FindAsync(call, traceId, call.Fields.Boolean("allow_partial") ?? false);
        var fromFile = TraceFiles.HoldSpansOf(skeleton) ? await TraceFiles.ReadSpansAsync(call.Http, skeleton.Info) : null;
        await StreamedJson.SendAsync(call.Http, async json =>
        {
            json.WritePropertyName("trace"u8);
            await WriteTraceAsync(call, json, skeleton, fromFile);
        });
    }

    private static async Task BatchGetAsync(ApiCall call)
    {
        var traceIds = TraceLookup.RequestedIds(call.Fields);
        await StreamedJson.SendAsync(call.Http, async json =>
        {
            var isOpen = false;
            foreach (var some in traceIds.Chunk(SkeletonsAtOnce))
            {
                foreach (var skeleton in await TraceLookup.FindAsync(call, [.. some], (trace, cancel) => trace.GetSkeletonAsync(cancel)))
                {
                    var fromFile = TraceFiles.HoldSpansOf(skeleton) ? await TraceFiles.ReadSpansAsync(call.Http, skeleton.Info) : null;
                    if (fromFile is null && !ExpectedSpans.AreIn(skeleton))
                    {
                        continue;
                    }

                    if (!isOpen)
                    {
                        json.WriteStartArray("traces"u8);
                        isOpen = true;
                    }

                    await WriteTraceAsync(call, json, skeleton, fromFile);
                }
            }

            if (isOpen)
            {
                json.WriteEndArray();
            }
        });
    }

    private static async Task WriteTraceAsync(ApiCall call, Utf8JsonWriter json, TraceSkeleton skeleton, IReadOnlyList<StoredSpan>? fromFile)
    {
        json.WriteStartObject();
        TraceInfoJson.WriteNamed(json, "trace_info"u8, skeleton.Info);
        var spans = fromFile?.ToAsyncEnumerable()
            ?? SpanReader.InOrderAsync(TraceIds.Grain(call, skeleton.Info.TraceId), skeleton.Spans, call.Aborted);
        var isOpen = false;
        await foreach (var span in spans)
        {
            if (!isOpen)
            {
                json.WriteStartArray("spans"u8);
                isOpen = true;
            }

            OtlpJson.Write(json, MlflowSpan.ToOtlp(span), OtlpJsonStyle.Mlflow);
            await StreamedJson.FlushIfFullAsync(call.Http, json);
        }

        if (isOpen)
        {
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>The skeleton, after a while for spans that are still on their way. A trace whose spans are in a file is not waited for.</summary>
    private async Task<TraceSkeleton> FindAsync(ApiCall call, string traceId, bool allowPartial)
    {
        var trace = TraceIds.Grain(call, traceId);
        for (var tries = 0; ; tries++)
        {
            var skeleton = await trace.GetSkeletonAsync(call.Aborted);
            if (allowPartial || TraceFiles.HoldSpansOf(skeleton) || ExpectedSpans.AreIn(skeleton))
            {
                return skeleton;
            }

            if (tries == s_waits.Length)
            {
                throw BayouException.DoesNotExist($"Trace with ID {traceId} is not fully exported yet, please try again later.");
            }

            await Task.Delay(s_waits[tries], time, call.Aborted);
        }
    }
}
