using Bayou.Bench.Http;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Running;

/// <summary>
/// Puts a workload on a server over several connections, all on the calling thread: each connection carries one operation at a time,
/// and nothing is allocated per operation.
/// </summary>
/// <param name="connections">The connections; they are opened when they are needed.</param>
/// <param name="clock">Supplies timestamps.</param>
/// <param name="tick">Called now and then while waiting, to look at the server's processes.</param>
internal sealed class LoadLoop(ConnectionSet connections, TimeProvider clock, Action? tick = null)
{
    private const int MostConnectFaultsInARow = 100;
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly Operation[] _operations = new Operation[connections.Count];
    private readonly long[] _intended = new long[connections.Count];
    private readonly long[] _sent = new long[connections.Count];
    private readonly bool[] _busy = new bool[connections.Count];
    private int _busyCount;
    private int _connectFaults;
    private long _lastTick;
    private bool _failedAtOnce;

    /// <summary>Runs until no more operations start and those under way are done.</summary>
    /// <param name="workload">Writes the requests.</param>
    /// <param name="arrivals">Says when operations start.</param>
    /// <param name="reads">Whether answers are handed to the workload; without it each operation is one request.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="BenchException">The server accepts no connections.</exception>
    internal LoadOutcome Run(IWorkload workload, IArrivals arrivals, bool reads, CancellationToken cancellationToken)
    {
        var outcome = new LoadOutcome();
        connections.Open();
        var started = clock.GetTimestamp();
        var finished = started;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var now = clock.GetTimestamp();
            StartIdle(workload, arrivals, reads && workload.Description.ReadsAnswers, outcome, now);
            if (_busyCount == 0 && arrivals.IsOver(now))
            {
                break;
            }

            connections.Wait(TimeToWait(arrivals, now));
            now = clock.GetTimestamp();
            if (Settle(workload, reads, outcome, now))
            {
                finished = now;
            }

            Tick(outcome, now);
        }

        foreach (var waited in arrivals.Unstarted())
        {
            outcome.Latencies.Record(waited);
            outcome.Unstarted++;
        }

        outcome.Elapsed = clock.GetElapsedTime(started, finished);
        return outcome;
    }

    private TimeSpan TimeToWait(IArrivals arrivals, long now)
    {
        if (_failedAtOnce)
        {
            _failedAtOnce = false;
            return TimeSpan.Zero;
        }

        var isFree = _busyCount < connections.Count;
        return isFree && arrivals.UntilNext(now) is { } next && next < s_longestWait ? next : s_longestWait;
    }

    private void StartIdle(IWorkload workload, IArrivals arrivals, bool keepsBody, LoadOutcome outcome, long now)
    {
        for (var index = 0; index < connections.Count && _busyCount < connections.Count; index++)
        {
            if (_busy[index])
            {
                continue;
            }

            if (!arrivals.TryTake(now, out var arrival))
            {
                return;
            }

            _operations[index] = new Operation(index, arrival.Number, Step: 0);
            _intended[index] = arrival.Intended;
            _busy[index] = true;
            _busyCount++;
            Send(workload, index, keepsBody, outcome);
        }
    }

    private void Send(IWorkload workload, int index, bool keepsBody, LoadOutcome outcome)
    {
        var connection = connections[index];
        if (!connection.IsOpen && !connection.Open())
        {
            if (++_connectFaults == MostConnectFaultsInARow)
            {
                throw new BenchException($"The server does not accept connections any more: {connection.Fault}.");
            }

            End(index, outcome, connection.Fault);
            return;
        }

        _connectFaults = 0;
        workload.Write(in _operations[index], connection.Request.Clear());
        _sent[index] = clock.GetTimestamp();
        connection.Start(keepsBody);
        _failedAtOnce |= connection.State == ExchangeState.Failed;
    }

    /// <summary>Ends what is answered or failed, or takes its next step.</summary>
    private bool Settle(IWorkload workload, bool reads, LoadOutcome outcome, long now)
    {
        var any = false;
        for (var index = 0; index < connections.Count; index++)
        {
            var connection = connections[index];
            if (!_busy[index] || connection.State is not (ExchangeState.Answered or ExchangeState.Failed))
            {
                continue;
            }

            any = true;
            var fault = connection.State == ExchangeState.Failed ? connection.Fault : AnswerFault.Of(connection.Answer);
            var verdict = fault is null && reads && workload.Description.ReadsAnswers
                ? workload.Read(in _operations[index], connection.Answer)
                : AnswerVerdict.Done;
            if (connection.State == ExchangeState.Answered)
            {
                connection.Finish();
            }

            if (verdict == AnswerVerdict.More)
            {
                _operations[index] = _operations[index] with { Step = _operations[index].Step + 1 };
                Send(workload, index, keepsBody: true, outcome);
                continue;
            }

            fault = verdict == AnswerVerdict.Wrong ? "an answer without what was asked for" : fault;
            End(index, outcome, fault);
            if (fault is null)
            {
                outcome.Latencies.Record(clock.GetElapsedTime(_intended[index], now));
            }
        }

        return any;
    }

    private void End(int index, LoadOutcome outcome, string? fault)
    {
        _busy[index] = false;
        _busyCount--;
        if (fault is null)
        {
            outcome.Completed++;
        }
        else
        {
            outcome.Errors.Add(fault);
        }
    }

    private void Tick(LoadOutcome outcome, long now)
    {
        if (clock.GetElapsedTime(_lastTick, now) < s_longestWait)
        {
            return;
        }

        _lastTick = now;
        tick?.Invoke();
        for (var index = 0; index < connections.Count; index++)
        {
            if (_busy[index] && connections[index].State is ExchangeState.Sending or ExchangeState.Receiving
                && clock.GetElapsedTime(_sent[index], now) > s_patience)
            {
                connections[index].Fail("no answer in 5 minutes");
            }
        }
    }
}
