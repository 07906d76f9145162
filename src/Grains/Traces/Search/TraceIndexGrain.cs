using System.Collections.Immutable;
using Bayou.Contracts.Traces;
using Bayou.Grains.Journal;
using Bayou.Search.Traces;
using Bayou.Storage;
using Bayou.Storage.Log;

namespace Bayou.Grains.Traces.Search;

/// <summary>
/// Holds the columns over an experiment's traces. They are rebuilt from the log when the grain activates and then follow the changes that
/// traces tell; where one is missing, the trace is read again from the log. Searches that read the content of spans let other calls in
/// between: what they took from the columns before an await they don't look up again after it.
/// </summary>
/// <param name="store">The log.</param>
/// <param name="unreadable">Hears of content that is damaged.</param>
/// <param name="time">The clock by which traces grow old.</param>
internal sealed class TraceIndexGrain(IStateStore store, UnreadableContent unreadable, TimeProvider time) : Grain, ITraceIndexGrain
{
    private readonly StoredTraceContent _content = new(store.Log, unreadable);
    private TraceTable _table = new(string.Empty);

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _table = new TraceTable(this.GetPrimaryKeyString());
        var parent = StreamNames.TracesOf(this.GetPrimaryKeyString());
        var loader = new TraceStreamLoader(_table.CreateLoader());
        await foreach (var stored in store.Log.ReadChildrenAsync(parent, cancellationToken))
        {
            if (!loader.TryLoad(StreamNames.TraceIdOf(stored.Stream), stored) && Decode(stored) is { } whole)
            {
                _table.Replace(whole);
            }
        }
    }

    /// <inheritdoc />
    public Task ApplyAsync(ImmutableArray<TraceChange> changes, CancellationToken cancellationToken)
    {
        HashSet<string>? gaps = null;
        foreach (var change in changes)
        {
            if (!_table.TryApply(change))
            {
                (gaps ??= new(StringComparer.Ordinal)).Add(change.TraceId);
            }
        }

        return gaps is null ? Task.CompletedTask : ReadAgainAsync(gaps, cancellationToken);
    }

    /// <inheritdoc />
    public Task<TraceSearchPage> SearchAsync(TraceSearchQuery query, CancellationToken cancellationToken) =>
        _table.SearchAsync(query, _content, cancellationToken);

    /// <inheritdoc />
    public Task<long> CountAsync(ImmutableArray<string> filters, CancellationToken cancellationToken) =>
        _table.CountAsync(filters, _content, cancellationToken);

    /// <inheritdoc />
    public Task<ImmutableArray<TraceMetricGroup>> GetMetricGroupsAsync(TraceMetricsQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(_table.MetricGroups(query));

    /// <inheritdoc />
    public Task<ImmutableArray<string>> ListOldestAsync(long? maxRequestTime, int maxTraces, CancellationToken cancellationToken) =>
        Task.FromResult(_table.Oldest(maxRequestTime, maxTraces));

    /// <inheritdoc />
    public Task<ImmutableArray<string>> ListExpiredAsync(TraceRetention retention, int maxTraces, CancellationToken cancellationToken) =>
        Task.FromResult(_table.Expired(retention, time.GetUtcNow().ToUnixTimeMilliseconds(), maxTraces));

    /// <inheritdoc />
    public Task<ImmutableArray<long>> CountByIssueAsync(ImmutableArray<string> issueIds, CancellationToken cancellationToken) =>
        Task.FromResult(_table.CountByIssue(issueIds));

    /// <inheritdoc />
    public Task<TraceSessionPage> ListSessionsAsync(TraceSessionQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(_table.ListSessions(query));

    /// <inheritdoc />
    public Task<TraceSessionTurns> GetSessionAsync(
        string sessionId, int maxResults, string? pageToken, CancellationToken cancellationToken) =>
        Task.FromResult(_table.GetSession(sessionId, maxResults, pageToken));

    private static TraceChange? Decode(StoredStream stored) => TraceChanges.Replay(StreamNames.TraceIdOf(stored.Stream), stored);

    /// <summary>A trace appends before it tells, so the log has all that any change of this call brought.</summary>
    private async Task ReadAgainAsync(HashSet<string> traceIds, CancellationToken cancellationToken)
    {
        foreach (var traceId in traceIds)
        {
            if (Decode(await store.Log.ReadAsync(StreamNames.Trace(traceId), cancellationToken)) is { } whole)
            {
                _table.Replace(whole);
            }
            else
            {
                _table.Remove(traceId);
            }
        }
    }
}
