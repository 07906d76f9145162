using Bayou.Server.Tests.Crash;

namespace Bayou.Server.Tests.Cluster;

/// <summary>Training jobs that spread over the silos, and clients that search for what they wrote through other silos.</summary>
internal sealed class ClusterLoad : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ClusterRoute> _routes = [];
    private readonly List<Task> _clients;

    /// <param name="cluster">Where they send their requests.</param>
    /// <param name="jobs">How many jobs.</param>
    /// <param name="searchers">How many clients that search.</param>
    /// <param name="isStrict">See <see cref="ClusterRoute.IsStrict"/>.</param>
    internal ClusterLoad(ClusterUnderTest cluster, int jobs, int searchers = 0, bool isStrict = false)
    {
        var silos = cluster.Silos.Select(static silo => silo.Url).ToList();
        _clients =
        [
            .. Enumerable.Range(0, jobs).Select(number => new TrainingClient(Route(number), Ledger).RunAsync(_stop.Token)),
            .. Enumerable.Range(0, searchers).Select(
                number => new SearchingClient(Route(number), Route(number + 1), Ledger).RunAsync(_stop.Token)),
        ];

        ClusterRoute Route(int number)
        {
            var route = new ClusterRoute(silos, number % silos.Count, Waits) { IsStrict = isStrict };
            _routes.Add(route);
            return route;
        }
    }

    internal Ledger Ledger { get; } = new();

    internal Waits Waits { get; } = new();

    /// <summary>Completes when so many more writes were acknowledged; fails when a client does.</summary>
    internal async Task WaitForMoreAsync(int writes) => await await Task.WhenAny([Ledger.WaitForMoreAsync(writes), .. _clients]);

    /// <summary>Lets the clients end.</summary>
    internal async Task EndAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients).ContinueWith(static _ => { }, TaskScheduler.Default);
        _routes.ForEach(static route => route.Dispose());
        _stop.Dispose();
    }
}
