using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.Metrics;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Metrics;

/// <summary>The list of points of an answer, sent to the client while it is written. A list without points is left out, unless it must be there.</summary>
internal sealed class PointList
{
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
    internal static Task SendAsync(HttpContext http, bool always, Func<PointList, Task<MetricPoint?>> writePoints) =>
        StreamedJson.SendAsync(http, async json =>
        {
            var list = new PointList(http, json);
            if (always)
            {
                list.Open();
            }

            list.Close(await writePoints(list));
        });

    internal ValueTask AddAsync(string key, MetricPoint point, string? runId)
    {
        Open();
        MetricJson.WriteObject(_json, key, point, runId);
        Count++;
        return StreamedJson.FlushIfFullAsync(_http, _json);
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

        _json.WritePageToken(more is { } last ? MetricHistoryToken.Write(last) : null);
    }
}
