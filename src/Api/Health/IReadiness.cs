namespace Bayou.Api.Health;

/// <summary>Tells whether the server can serve calls now. The host supplies it.</summary>
public interface IReadiness
{
    /// <summary>Looks for what keeps the server from serving.</summary>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <returns>Null when calls are served; otherwise the reason, for people.</returns>
    Task<string?> FindObstacleAsync(CancellationToken cancellationToken);
}
