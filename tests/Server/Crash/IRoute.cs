using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bayou.Server.Tests.Crash;

/// <summary>The way of one client's requests to a server.</summary>
internal interface IRoute
{
    /// <summary>Sends a request once.</summary>
    /// <returns>The answer, or null when the outcome is unknown and the request should be sent again.</returns>
    Task<JsonElement?> TryPostAsync(string path, JsonObject body);
}
