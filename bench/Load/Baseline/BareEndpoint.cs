using System.Buffers;
using System.Text.Json;
using Bayou.Bench.Http;
using Microsoft.AspNetCore.Http;

namespace Bayou.Bench.Baseline;

/// <summary>The least that any server of this API on Kestrel must do: take the request, parse its JSON, answer.</summary>
internal static class BareEndpoint
{
    private static readonly byte[] s_empty = "{}"u8.ToArray();

    internal static async Task AnswerAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) && BareArtifact.LengthIn(http.Request.Path.Value ?? "") is { } length)
        {
            await SendFileAsync(http, length);
            return;
        }

        if (http.Request.ContentType == "application/json")
        {
            await ParseAsync(http);
        }
        else
        {
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        }

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = s_empty.Length;
        await http.Response.Body.WriteAsync(s_empty, http.RequestAborted);
    }

    private static async Task ParseAsync(HttpContext http)
    {
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.IsCompleted)
            {
                using (JsonDocument.Parse(read.Buffer))
                {
                    reader.AdvanceTo(read.Buffer.End);
                    return;
                }
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static async Task SendFileAsync(HttpContext http, long length)
    {
        http.Response.ContentLength = length;
        var writer = http.Response.BodyWriter;
        for (var sent = 0L; sent < length;)
        {
            var part = MadeUpContent.Part(sent, length);
            part = part[..Math.Min(part.Length, 64 * 1024)];
            sent += part.Length;
            writer.Write(part);
            await writer.FlushAsync(http.RequestAborted);
        }
    }
}
