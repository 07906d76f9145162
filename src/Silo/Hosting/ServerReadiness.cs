using Bayou.Api.Health;
using Bayou.Contracts.Errors;
using Bayou.Silo.Composition;

namespace Bayou.Silo.Hosting;

/// <summary>Ready is a server that is not about to stop and whose store answers.</summary>
/// <param name="backend">Holds the store.</param>
/// <param name="time">Limits how long the store may take.</param>
internal sealed class ServerReadiness(Backend backend, TimeProvider time) : IReadiness
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private volatile bool _isStopping;
    private volatile bool _isTurningAway;

    /// <summary>Whether the server is about to stop.</summary>
    internal bool IsStopping => _isStopping;

    /// <summary>Whether callers are sent to the other servers of the cluster.</summary>
    internal bool IsTurningAway => _isTurningAway;

    /// <summary>From now on the server is not ready.</summary>
    internal void OnStopping() => _isStopping = true;

    /// <summary>From now on requests are refused.</summary>
    internal void OnTurningAway() => _isTurningAway = true;

    public async Task<string?> FindObstacleAsync(CancellationToken cancellationToken)
    {
        if (_isStopping)
        {
            return "The server is stopping.";
        }

        using var timeout = new CancellationTokenSource(s_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await backend.CheckAsync(either.Token);
            return null;
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.TemporarilyUnavailable)
        {
            return exception.Message;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return $"The store did not answer within {s_patience.TotalSeconds} s.";
        }
    }
}
