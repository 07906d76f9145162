using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Responses;

/// <summary>A JSON object that goes to the client while it is written. Until the first part is full an error body may still take its place.</summary>
internal static class StreamedJson
{
    private const int FlushBytes = 64 * 1024;

    /// <summary>Answers with one JSON object.</summary>
    /// <param name="http">The request to answer.</param>
    /// <param name="writeMembers">Writes the members, and calls <see cref="FlushIfFullAsync"/> now and then.</param>
    internal static async Task SendAsync(HttpContext http, Func<Utf8JsonWriter, Task> writeMembers)
    {
        http.Response.ContentType ??= "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        try
        {
            json.WriteStartObject();
            await writeMembers(json);
            json.WriteEndObject();
        }
        catch
        {
            // What was not flushed must not be sent when the writer is disposed.
            json.Reset();
            throw;
        }
    }

    /// <summary>Sends what was written once it is worth it, and waits while the client is slow.</summary>
    /// <param name="http">The request to answer.</param>
    /// <param name="json">Its writer.</param>
    internal static ValueTask FlushIfFullAsync(HttpContext http, Utf8JsonWriter json) =>
        json.BytesPending + http.Response.BodyWriter.UnflushedBytes > FlushBytes ? FlushAsync(http, json) : ValueTask.CompletedTask;

    private static async ValueTask FlushAsync(HttpContext http, Utf8JsonWriter json)
    {
        json.Flush();
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
