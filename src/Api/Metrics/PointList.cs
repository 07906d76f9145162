using System.Text.Json;
using Bayou.Contracts.Metrics;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Metrics;

/// <summary>The list of points of an answer, sent to the client while it is written. A list without points is left out, unless it must be there.</summary>
internal sealed class PointList
{
    private const int FlushBytes = 64 * 1024;
    private readonly HttpContext _http;
    private readonly Utf8JsonWriter _json;
    private bool _open;

    private PointList(HttpContext http, Utf8JsonWriter json) => (_http, _json) = (http, json);

    /// <summary>How many points were written.</summary>
    internal int Count { get; private set; }

    /// <summary>Answers with one list of points.</summary>
    /// <param name="http">The request to answer.</param>
    /// <param name="always">Whether the list is there even when it is empty.</param>
    /// <param name="writePoints">Adds the points; answers the last one when more follow.</param>
    internal static async Task SendAsync(HttpContext http, bool always, Func<PointList, Task<MetricPoint?>> writePoints)
    {
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        try
        {
            json.WriteStartObject();
            var list = new PointList(http, json);
            if (always)
            {
                list.Open();
            }

            var more = await writePoints(list);
            list.Close(more);
            json.WriteEndObject();
        }
        catch
        {
            // What was not flushed must not be sent when the writer is disposed: an error body may still take its place.
            json.Reset();
            throw;
        }
    }

    internal ValueTask AddAsync(string key, MetricPoint point, string? runId)
    {
        Open();
        MetricJson.WriteObject(_json, key, point, runId);
        Count++;
        return _json.BytesPending > FlushBytes ? FlushAsync() : ValueTask.CompletedTask;
    }

    private async ValueTask FlushAsync()
    {
        _json.Flush();
        await _http.Response.BodyWriter.FlushAsync(_http.RequestAborted);
    }

    private void Open()
    {
        if (!_open)
        {
            _json.WriteStartArray("metrics"u8);
            _open = true;
        }
    }

    private void Close(MetricPoint? more)
    {
        if (_open)
        {
            _json.WriteEndArray();
        }

        if (more is { } last)
        {
            _json.WriteString("next_page_token"u8, MetricHistoryToken.Write(last));
        }
    }
}
