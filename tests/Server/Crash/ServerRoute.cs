using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bayou.Server.Tests.Crash;

/// <summary>To one server, which is waited for while it is away.</summary>
internal sealed class ServerRoute(ServerUnderTest server) : IRoute
{
    public async Task<JsonElement?> TryPostAsync(string path, JsonObject body)
    {
        try
        {
            var process = await server.RunningAsync();
            using var response = await process.Client.PostAsJsonAsync(path, body);
            return await Answers.ReadAsync(response);
        }
        catch (Exception exception) when (Answers.IsLost(exception))
        {
            return null;
        }
    }
}
