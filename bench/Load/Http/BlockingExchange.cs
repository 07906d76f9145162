using System.Globalization;
using Bayou.Bench.Running;

namespace Bayou.Bench.Http;

/// <summary>One request at a time, waited for: for what comes before and between measurements.</summary>
internal sealed class BlockingExchange(TargetAddress target) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(1);
    private readonly ConnectionSet _connections = new(target, 1);

    /// <summary>The buffer to write the next request into.</summary>
    internal RequestBuffer Request => _connections[0].Request.Clear();

    /// <summary>Sends what was written.</summary>
    /// <returns>The answer, valid until the next request.</returns>
    /// <exception cref="BenchException">There was no answer.</exception>
    internal HttpAnswer Send()
    {
        var connection = _connections[0];
        for (var attempt = 0; ; attempt++)
        {
            var isFresh = !connection.IsOpen;
            _connections.Open();
            connection.Start(keepsBody: true);
            var started = TimeProvider.System.GetTimestamp();
            while (connection.State is ExchangeState.Sending or ExchangeState.Receiving)
            {
                if (TimeProvider.System.GetElapsedTime(started) > s_patience)
                {
                    connection.Fail(string.Create(CultureInfo.InvariantCulture, $"no answer in {s_patience.TotalMinutes} minutes"));
                    break;
                }

                _connections.Wait(s_step);
            }

            if (connection.State == ExchangeState.Answered)
            {
                connection.Finish();
                return connection.Answer;
            }

            // A server may have ended a connection that rested.
            if (isFresh || attempt > 0)
            {
                throw new BenchException($"{target.Url} did not answer: {connection.Fault}.");
            }
        }
    }

    public void Dispose() => _connections.Dispose();
}
