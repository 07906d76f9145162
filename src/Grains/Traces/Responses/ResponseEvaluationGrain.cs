using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Experiments;
using Bayou.Grains.Journal;
using Bayou.Grains.Traces.Search;
using Bayou.Storage;
using Orleans.Runtime;

namespace Bayou.Grains.Traces.Responses;

/// <summary>
/// Joins feedback to spans by response. Feedback is stored before its span is looked for, and spans are stored before they are told here, so that
/// whichever comes second finds the other. Calls interleave.
/// </summary>
internal sealed class ResponseEvaluationGrain : Grain, IResponseEvaluationGrain
{
    private readonly RecentResponses _recent = new();
    private readonly TraceExperiments _experiments;
    private readonly StoredTraceContent _content;
    private readonly TimeProvider _time;
    private readonly string _experimentId;
    private readonly Journal<ResponseState, ResponseEvent> _journal;

    /// <summary>Made by the engine.</summary>
    /// <param name="store">The log.</param>
    /// <param name="options">When to compact.</param>
    /// <param name="experiments">Which experiments there are.</param>
    /// <param name="unreadable">Hears of content that is damaged.</param>
    /// <param name="time">Tells how long feedback waits.</param>
    public ResponseEvaluationGrain(
        IStateStore store, JournalOptions options, TraceExperiments experiments, UnreadableContent unreadable, TimeProvider time)
    {
        _experiments = experiments;
        _time = time;
        _experimentId = this.GetPrimaryKeyString();
        _content = new StoredTraceContent(store.Log, unreadable);
        _journal = new Journal<ResponseState, ResponseEvent>(
            StreamNames.ResponseEvaluations(_experimentId), store.Log, options, () => new ResponseState(_experimentId));
    }

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken) => await _journal.LoadAsync(cancellationToken);

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _journal.LeaveAsync();

    /// <inheritdoc />
    public async Task NoteAsync(ImmutableArray<ResponseSpan> spans, CancellationToken cancellationToken)
    {
        foreach (var span in spans)
        {
            _recent.Put(span);
        }

        if (!_journal.Exists)
        {
            // Nothing has ever waited here: most experiments pay nothing more. Who lets something wait from now on looks at the recent spans again.
            return;
        }

        await _journal.LoadAsync(cancellationToken);
        var waiting = spans.SelectMany(span => _journal.State.Of(span.ResponseId)).ToList();
        await JoinAsync(waiting.Select(static item => new ResponseEvaluation(item.ResponseId, item.Assessment)), FindRecentAsync, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<int> LogAsync(ImmutableArray<ResponseEvaluation> evaluations, CancellationToken cancellationToken)
    {
        if (await _experiments.FindLocationAsync(_experimentId, cancellationToken) is null)
        {
            throw ExperimentDecisions.NotFound(_experimentId);
        }

        var left = await JoinAsync(evaluations, FindRecentAsync, cancellationToken);
        if (left.Count == 0)
        {
            return 0;
        }

        var refused = 0;
        await _journal.CommitAsync(Wait, cancellationToken);
        await JoinAsync(left, FindAsync, cancellationToken);
        return refused;

        ResponseEvent? Wait(ResponseState state)
        {
            (var change, refused) = ResponseDecisions.Wait(state, left, Now());
            return change;
        }
    }

    /// <summary>Gives feedback to the traces of its spans.</summary>
    /// <param name="evaluations">The feedback.</param>
    /// <param name="find">Finds the span of a response, or null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What found no span.</returns>
    private async Task<List<ResponseEvaluation>> JoinAsync(
        IEnumerable<ResponseEvaluation> evaluations, Func<string, CancellationToken, Task<ResponseSpan?>> find, CancellationToken cancellationToken)
    {
        var (left, joined) = (new List<ResponseEvaluation>(), new List<string>());
        foreach (var evaluation in evaluations)
        {
            if (await find(evaluation.ResponseId, cancellationToken) is { } span && await TryGiveAsync(evaluation.Assessment, span, cancellationToken))
            {
                joined.Add(evaluation.Assessment.AssessmentId);
            }
            else
            {
                left.Add(evaluation);
            }
        }

        if (joined.Count > 0 && _journal.Exists)
        {
            await _journal.CommitAsync(state => ResponseDecisions.Remove(state, joined), cancellationToken);
        }

        return left;
    }

    private Task<ResponseSpan?> FindRecentAsync(string responseId, CancellationToken cancellationToken) => Task.FromResult(_recent.Find(responseId));

    private async Task<ResponseSpan?> FindAsync(string responseId, CancellationToken cancellationToken)
    {
        if (_recent.Find(responseId) is { } recent)
        {
            return recent;
        }

        var index = GrainFactory.GetGrain<ITraceIndexGrain>(GrainKeys.Experiment(_experimentId));
        var found = await new ResponseSearch(_experimentId, index, _content).FindAsync(responseId, cancellationToken);
        if (found is not null)
        {
            _recent.Put(found);
        }

        return found;
    }

    /// <returns>False when the trace has been deleted.</returns>
    private async Task<bool> TryGiveAsync(Assessment assessment, ResponseSpan span, CancellationToken cancellationToken)
    {
        try
        {
            var trace = GrainFactory.GetGrain<ITraceGrain>(GrainKeys.Trace(span.TraceId));
            await trace.CreateAssessmentAsync(assessment with { SpanId = span.SpanId }, cancellationToken);
            return true;
        }
        catch (BayouException gone) when (gone.Code == ErrorCode.ResourceDoesNotExist)
        {
            _recent.Remove(span.ResponseId);
            return false;
        }
    }

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
