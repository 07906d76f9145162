using System.Threading.Channels;
using Bayou.Contracts.Errors;
using Bayou.Storage.Log;
using Bayou.Storage.Tests.Suites;
using Bayou.Testing;

namespace Bayou.Storage.Tests.PostgreSql;

/// <summary>A server that dies and comes back. Has a server of its own.</summary>
public sealed class PostgreSqlOutageTests : IAsyncLifetime
{
    private const int Writers = 8;
    private static readonly StateStoreOptions Impatient = new() { UnavailableAfter = TimeSpan.FromMilliseconds(200) };
    private readonly ShiftedTime _time = new();
    private PostgreSqlServer _server = null!;
    private IStateStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PostgreSqlServer.WhyUnavailable is not null, PostgreSqlServer.WhyUnavailable ?? "");
        _server = await PostgreSqlServer.StartAsync(Token);
        _store = await TestStores.OpenAsync(_server.Uri(await _server.CreateDatabaseAsync(Token)), Impatient, _time);
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Kill_WhileAppending_LosesAndRepeatsNothingAcknowledged()
    {
        var progress = Enumerable.Range(0, Writers).Select(static _ => new Progress()).ToArray();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var writers = progress.Select((writer, i) => Task.Run(() => WriteAsync($"run/{i}", writer, stop.Token), Token)).ToArray();

        await Task.WhenAll(progress.Select(static writer => writer.Acknowledged(20)));
        await _server.KillAsync(Token);
        await Task.WhenAll(progress.Select(static writer => writer.Refused()));
        await ShouldBeUnavailableAsync(() => _store.Log.ReadAsync("run/0", Token));
        await ShouldBeUnavailableAsync(() => _store.CheckAsync(Token));
        await _server.StartAgainAsync(Token);
        await Task.WhenAll(progress.Select(static writer => writer.Acknowledged(20)));
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        await _store.CheckAsync(Token);
        for (var i = 0; i < Writers; i++)
        {
            var tail = (await _store.Log.ReadAsync($"run/{i}", Token)).Tail;
            var stored = tail.Select(static record => BitConverter.ToInt32(record.Body.Span)).ToArray();
            stored.Distinct().Count().ShouldBe(stored.Length);
            progress[i].AllAcknowledged.Except(stored).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Kill_ByRestartBetweenCalls_IsSurvivedByReads()
    {
        await _store.Log.AppendAsync([new LogRecord("run/1", 1, new byte[1])], Token);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _store.Log.ReadAsync("run/1", Token)));
        await _server.KillAsync(Token);
        await _server.StartAgainAsync(Token);

        (await _store.Log.ReadAsync("run/1", Token)).Sequence.ShouldBe(1);
    }

    [Fact]
    public async Task Kill_ByRestartDuringARest_IsSurvivedByWrites()
    {
        await _store.Log.AppendAsync([new LogRecord("run/1", 1, new byte[1])], Token);
        await _server.KillAsync(Token);
        await _server.StartAgainAsync(Token);
        _time.Advance(TimeSpan.FromMinutes(1));

        await _store.Log.AppendAsync([new LogRecord("run/1", 2, new byte[1])], Token);

        (await _store.Log.ReadAsync("run/1", Token)).Sequence.ShouldBe(2);
    }

    [Fact]
    public async Task Dispose_WhileTheServerIsAway_RefusesWhatIsQueued()
    {
        await _server.KillAsync(Token);
        var append = _store.Log.AppendAsync([new LogRecord("run/1", 1, new byte[1])], Token);

        await _store.DisposeAsync();

        await ShouldBeUnavailableAsync(() => append);
        await _server.StartAgainAsync(Token);
    }

    // As a grain does: after a refusal it reads the stream again and decides anew.
    private async Task WriteAsync(string stream, Progress progress, CancellationToken stop)
    {
        var next = 1L;
        for (var value = 0; !stop.IsCancellationRequested; value++)
        {
            try
            {
                if (next == 0)
                {
                    next = (await _store.Log.ReadAsync(stream, Token)).Sequence + 1;
                }

                await _store.Log.AppendAsync([new LogRecord(stream, next, BitConverter.GetBytes(value))], Token);
                next++;
                progress.OnAcknowledged(value);
            }
            catch (BayouException unavailable) when (unavailable.Code == ErrorCode.TemporarilyUnavailable)
            {
                next = 0;
                progress.OnRefused();
            }
        }
    }

    private static async Task ShouldBeUnavailableAsync(Func<Task> call) =>
        (await Should.ThrowAsync<BayouException>(call)).Code.ShouldBe(ErrorCode.TemporarilyUnavailable);

    private sealed class Progress
    {
        private readonly Channel<int> _acknowledged = Channel.CreateUnbounded<int>();
        private readonly TaskCompletionSource _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<int> AllAcknowledged { get; } = [];

        public void OnAcknowledged(int value)
        {
            AllAcknowledged.Add(value);
            _acknowledged.Writer.TryWrite(value);
        }

        public void OnRefused() => _refused.TrySetResult();

        public Task Refused() => _refused.Task.WaitAsync(Token);

        public async Task Acknowledged(int count)
        {
            for (var i = 0; i < count; i++)
            {
                await _acknowledged.Reader.ReadAsync(Token);
            }
        }
    }
}
