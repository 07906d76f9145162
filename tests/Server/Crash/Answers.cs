using System.Net;
using System.Text.Json;

namespace Bayou.Server.Tests.Crash;

/// <summary>Reads what a server answers while things go wrong around it.</summary>
internal static class Answers
{
    /// <summary>The answer; null when the server asks to come again.</summary>
    internal static async Task<JsonElement?> ReadAsync(HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            response.Headers.RetryAfter.ShouldNotBeNull();
            return null;
        }

        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Whether a request failed as one does when its server is killed.</summary>
    internal static bool IsLost(Exception exception) =>
        exception is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException;
}
