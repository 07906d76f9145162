using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bayou.Server.Tests.Crash;

namespace Bayou.Server.Tests.Cluster;

/// <summary>
/// To one silo of a cluster, and to the next one when that fails or asks to come again. Now and then the client returns to the silo
/// that it began with.
/// </summary>
/// <param name="silos">Where the silos serve.</param>
/// <param name="home">Which one it begins with.</param>
/// <param name="waits">Hears how long operations took with all their repetitions.</param>
internal sealed class ClusterRoute(IReadOnlyList<Uri> silos, int home, Waits waits) : IRoute, IDisposable
{
    private const int RequestsBeforeReturning = 25;
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client = new() { Timeout = s_hang };
    private readonly int _home = home;
    private int _current = home;
    private int _untilReturn = RequestsBeforeReturning;
    private long? _began;

    /// <summary>Whether a silo is left for another one only if it refuses connections or asks to come again; else it throws.</summary>
    internal bool IsStrict { get; init; }

    public async Task<JsonElement?> TryPostAsync(string path, JsonObject body)
    {
        _began ??= TimeProvider.System.GetTimestamp();
        if (await SendAsync(path, body) is not { } answer)
        {
            _current = (_current + 1) % silos.Count;
            return null;
        }

        waits.Add(TimeProvider.System.GetElapsedTime(_began.Value));
        _began = null;
        if (--_untilReturn == 0)
        {
            _untilReturn = RequestsBeforeReturning;
            _current = _home;
        }

        return answer;
    }

    public void Dispose() => _client.Dispose();

    private async Task<JsonElement?> SendAsync(string path, JsonObject body)
    {
        try
        {
            using var response = await _client.PostAsJsonAsync(new Uri(silos[_current], path), body);
            return await Answers.ReadAsync(response);
        }
        catch (Exception exception) when (IsStrict ? IsRefused(exception) : Answers.IsLost(exception))
        {
            return null;
        }
    }

    private static bool IsRefused(Exception exception) =>
        exception is HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } };
}
