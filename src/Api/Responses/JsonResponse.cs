using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Responses;

/// <summary>Writes JSON answers: snake_case fields, 64-bit integers as numbers, non-ASCII escaped, as MLflow's server does.</summary>
internal static class JsonResponse
{
    private static readonly byte[] s_emptyObject = "{}"u8.ToArray();

    /// <summary>Answers 200 with <c>{}</c>.</summary>
    internal static Task EmptyAsync(HttpContext http) => SendAsync(http, StatusCodes.Status200OK, s_emptyObject);

    /// <summary>Answers with one JSON object.</summary>
    /// <typeparam name="T">What is written.</typeparam>
    /// <param name="http">The request to answer.</param>
    /// <param name="value">Passed to <paramref name="write"/>, so that it can be static.</param>
    /// <param name="write">Writes the members of the object.</param>
    /// <param name="status">The HTTP status.</param>
    internal static async Task SendAsync<T>(HttpContext http, T value, Action<Utf8JsonWriter, T> write, int status = StatusCodes.Status200OK)
    {
        using var buffer = new PooledBuffer();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json, value);
            json.WriteEndObject();
        }

        await SendAsync(http, status, buffer.WrittenMemory);
    }

    private static async Task SendAsync(HttpContext http, int status, ReadOnlyMemory<byte> body)
    {
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            // Without a token: a write to a lost connection ends at once, and a request's token is made when it is first asked for.
            await response.BodyWriter.WriteAsync(body);
        }
    }
}
