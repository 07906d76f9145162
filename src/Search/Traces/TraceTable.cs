using System.Collections.Immutable;
using Bayou.Contracts.Traces;
using Bayou.Search.Paging;
using Bayou.Search.Traces.Metrics;
using Bayou.Search.Traces.Sessions;
using Bayou.Search.Traces.Spans;

namespace Bayou.Search.Traces;

/// <summary>
/// The columns over all traces of one experiment, and what is asked of them. Holds everything that a trace's head has, and of spans what
/// filters and metrics need without their content. Not safe for use by two threads at once; calls that await let others in between.
/// </summary>
public sealed class TraceTable
{
    private const int MostCandidates = 1024;
    private readonly TraceColumns _columns;
    private readonly TraceWriter _writer;

    /// <summary>Makes an empty table.</summary>
    /// <param name="experimentId">The experiment.</param>
    public TraceTable(string experimentId)
    {
        _columns = new TraceColumns(experimentId);
        _writer = new TraceWriter(_columns);
    }

    /// <summary>How many traces it holds.</summary>
    public int Count => _columns.Count;

    /// <summary>Makes a loader for traces that are read from the store, into a table that isn't used in any other way meanwhile.</summary>
    public TraceLoader CreateLoader() => new(_columns, _writer);

    /// <summary>Checks filter, order, page size and page token without looking at any trace.</summary>
    /// <param name="query">The search to check.</param>
    /// <exception cref="Contracts.Errors.BayouException">INVALID_PARAMETER_VALUE: names the part that can't be understood.</exception>
    public static void Validate(TraceSearchQuery query) => TraceSearchPlan.From(query);

    /// <summary>Checks filters without looking at any trace.</summary>
    /// <param name="filters">The filters; empty ones match all.</param>
    /// <exception cref="Contracts.Errors.BayouException">INVALID_PARAMETER_VALUE: a filter that can't be understood.</exception>
    public static void Validate(ImmutableArray<string> filters) => TraceFilter.From(filters.AsSpan()!);

    /// <summary>Takes note of a change; one that the table holds already is dropped.</summary>
    /// <param name="change">What changed in one trace.</param>
    /// <returns>False when the table lacks an earlier change: read the whole trace and give it to <see cref="Replace"/>.</returns>
    public bool TryApply(TraceChange change)
    {
        if (change.IsDeleted)
        {
            Remove(change.TraceId);
            return true;
        }

        var row = _columns.Ids.Find(change.TraceId);
        var known = row < 0 ? 0 : _columns.Sequences[row];
        if (row >= 0 && change.Sequence <= known)
        {
            return true;
        }

        if (change.PreviousSequence > known || (row < 0 && change.Info is null))
        {
            return false;
        }

        _writer.Write(row < 0 ? _writer.AddRow(change.TraceId) : row, change);
        return true;
    }

    /// <summary>Takes a whole trace, in place of what the table held of it. One older than what the table holds is dropped.</summary>
    /// <param name="whole">All of the trace as one change, its head among it.</param>
    public void Replace(TraceChange whole)
    {
        var row = _columns.Ids.Find(whole.TraceId);
        if (row >= 0 && whole.Sequence < _columns.Sequences[row])
        {
            return;
        }

        if (row < 0)
        {
            row = _writer.AddRow(whole.TraceId);
        }
        else
        {
            _writer.ClearAdditions(row);
        }

        _writer.Write(row, whole);
    }

    /// <summary>Forgets a trace, if it is there.</summary>
    /// <param name="traceId">The trace.</param>
    public void Remove(string traceId)
    {
        var row = _columns.Ids.Find(traceId);
        if (row >= 0)
        {
            _writer.RemoveRow(row);
        }
    }

    /// <summary>One page of the traces that match.</summary>
    /// <param name="query">Filter, order and page; its experiment ids only tie page tokens to it.</param>
    /// <param name="content">Read where the filter is about the content of spans.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="Contracts.Errors.BayouException">
    /// INVALID_PARAMETER_VALUE: a filter, order, page size or token that can't be understood.
    /// </exception>
    public async Task<TraceSearchPage> SearchAsync(TraceSearchQuery query, ITraceContent content, CancellationToken cancellationToken)
    {
        var plan = TraceSearchPlan.From(query);
        var wanted = query.MaxResults + 1;
        var hits = plan.Filter.NeedsContent
            ? await FindByContentAsync(plan, content, wanted, cancellationToken)
            : TraceScan.Find(_columns, plan.Filter, plan.Ordering, plan.After, wanted);
        return hits.Count > query.MaxResults
            ? new TraceSearchPage([.. hits.Take(query.MaxResults)], plan.TokenAfter(hits[query.MaxResults - 1]))
            : new TraceSearchPage([.. hits], null);
    }

    /// <summary>How many traces match.</summary>
    /// <param name="filters">Clauses that all must hold; empty ones match all.</param>
    /// <param name="content">Read where a filter is about the content of spans.</param>
    /// <param name="cancellationToken">Ends the count.</param>
    /// <exception cref="Contracts.Errors.BayouException">INVALID_PARAMETER_VALUE: a filter that can't be understood.</exception>
    public async Task<long> CountAsync(ImmutableArray<string> filters, ITraceContent content, CancellationToken cancellationToken)
    {
        var filter = TraceFilter.From(filters.AsSpan()!);
        if (!filter.NeedsContent)
        {
            return TraceScan.Count(_columns, filter);
        }

        var rows = TraceScan.Rows(_columns, Filters.TraceFilters.Create(_columns, filter));
        string[] traceIds = [.. rows.Select(_columns.Ids.Get)];
        var kept = await new ContentCheck(filter, content).KeepAsync(traceIds, traceId => traceId, int.MaxValue, cancellationToken);
        return kept.Count;
    }

    /// <summary>What these traces contribute to a metric.</summary>
    /// <param name="query">The metric.</param>
    /// <exception cref="Contracts.Errors.BayouException">
    /// INVALID_PARAMETER_VALUE: a metric, aggregation, dimension or filter that isn't allowed.
    /// </exception>
    public ImmutableArray<TraceMetricGroup> MetricGroups(TraceMetricsQuery query) => new MetricScan(_columns, MetricPlan.From(query)).Run();

    /// <summary>Ids of the oldest traces, oldest first.</summary>
    /// <param name="maxRequestTime">Request time in ms up to which they count, inclusive; null for all.</param>
    /// <param name="maxTraces">How many at most.</param>
    public ImmutableArray<string> Oldest(long? maxRequestTime, int maxTraces) =>
        new TraceAge(_columns).Oldest(maxRequestTime ?? long.MaxValue, maxTraces);

    /// <summary>Ids of traces that a retention rule no longer keeps, oldest first.</summary>
    /// <param name="retention">The rule.</param>
    /// <param name="now">The time from which age counts, in ms since 1970.</param>
    /// <param name="maxTraces">How many at most.</param>
    public ImmutableArray<string> Expired(TraceRetention retention, long now, int maxTraces) =>
        new TraceAge(_columns).Expired(retention, now, maxTraces);

    /// <summary>How many traces each issue shows in.</summary>
    /// <param name="issueIds">The issues.</param>
    /// <returns>A count for each, in order.</returns>
    public ImmutableArray<long> CountByIssue(ImmutableArray<string> issueIds)
    {
        var counts = issueIds.Distinct(StringComparer.Ordinal).ToDictionary(id => id, _ => 0L, StringComparer.Ordinal);
        foreach (var assessments in _columns.Assessments.Values)
        {
            var issues = assessments.Where(assessment => assessment.Kind == AssessmentKind.Issue).Select(assessment => assessment.Name);
            foreach (var issue in issues.Distinct(StringComparer.Ordinal).Where(counts.ContainsKey))
            {
                counts[issue]++;
            }
        }

        return [.. issueIds.Select(id => counts[id])];
    }

    /// <summary>A page of sessions, latest activity first.</summary>
    /// <param name="query">Which ones, and the page.</param>
    /// <exception cref="Contracts.Errors.BayouException">INVALID_PARAMETER_VALUE: a page size or token that can't be understood.</exception>
    public TraceSessionPage ListSessions(TraceSessionQuery query) => new SessionPages(_columns).List(query);

    /// <summary>A session's totals and a page of its turns.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="maxResults">Page size.</param>
    /// <param name="pageToken">Token of the previous page, or null.</param>
    /// <exception cref="Contracts.Errors.BayouException">
    /// RESOURCE_DOES_NOT_EXIST: no trace has it. INVALID_PARAMETER_VALUE: a page size or token that can't be understood.
    /// </exception>
    public TraceSessionTurns GetSession(string sessionId, int maxResults, string? pageToken) =>
        new SessionPages(_columns).Read(sessionId, maxResults, pageToken);

    /// <summary>
    /// Candidates are taken from the columns whole and in order, so that the columns may change while their content is read. Few are taken at
    /// first: the page may be full after them.
    /// </summary>
    private async Task<IReadOnlyList<TraceHit>> FindByContentAsync(
        TraceSearchPlan plan, ITraceContent content, int wanted, CancellationToken cancellationToken)
    {
        var check = new ContentCheck(plan.Filter, content);
        var found = new List<TraceHit>();
        var after = plan.After;
        for (var size = Math.Min(wanted * 2, MostCandidates); found.Count < wanted; size = MostCandidates)
        {
            var candidates = TraceScan.Find(_columns, plan.Filter, plan.Ordering, after, size);
            found.AddRange(await check.KeepAsync(candidates, hit => hit.Info.TraceId, wanted - found.Count, cancellationToken));
            if (candidates.Length < size)
            {
                break;
            }

            after = new PageToken(candidates[^1].SortKey, candidates[^1].Info.TraceId);
        }

        return found;
    }
}
