using System.Collections.Immutable;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Indexing;
using Bayou.Grains.Journal;
using Bayou.Spans;
using Bayou.Storage;
using Orleans.Placement;

namespace Bayou.Grains.Traces;

/// <summary>
/// Owns one trace. Its stream holds all but the content of spans, which goes to a stream of its own in the same append. Calls interleave as those
/// of a run do.
/// </summary>
[PreferLocalPlacement]
internal sealed class TraceGrain : Grain, ITraceGrain
{
    private readonly TraceExperiments _experiments;
    private readonly IndexUpdates<TraceChange> _index;
    private readonly TraceResidence _residence;
    private readonly TraceContents _contents;
    private readonly EventJoin _events;
    private readonly TimeProvider _time;
    private readonly Journal<TraceGrainState, TraceEvent> _journal;
    private readonly string _traceId;

    /// <summary>Made by the engine.</summary>
    /// <param name="store">The log.</param>
    /// <param name="options">When to compact.</param>
    /// <param name="experiments">Where artifacts go.</param>
    /// <param name="index">Carries changes to the index.</param>
    /// <param name="residence">Which traces stay in memory.</param>
    /// <param name="intake">Normalises spans that get events.</param>
    /// <param name="unreadable">Hears of content that is damaged.</param>
    /// <param name="time">The clock.</param>
    public TraceGrain(
        IStateStore store,
        JournalOptions options,
        TraceExperiments experiments,
        IndexUpdates<TraceChange> index,
        TraceResidence residence,
        SpanIntake intake,
        UnreadableContent unreadable,
        TimeProvider time)
    {
        _residence = residence;
        _experiments = experiments;
        _index = index;
        _time = time;
        _traceId = this.GetPrimaryKeyString();
        _contents = new TraceContents(store.Log, _traceId);
        _journal = new Journal<TraceGrainState, TraceEvent>(
            StreamNames.Trace(_traceId), store.Log, options, () => new TraceGrainState(_traceId), follow: TellIndexAsync);
        _events = new EventJoin(_journal, _contents, intake, unreadable);
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _residence.Leave(this);
        return _journal.LeaveAsync();
    }

    /// <inheritdoc />
    public async Task LogSpansAsync(SpanBatch batch, CancellationToken cancellationToken)
    {
        var location = await _experiments.FindLocationAsync(batch.ExperimentId, cancellationToken);
        await _journal.CommitEntryAsync(trace => SpanDecisions.Log(trace, batch, location), isFirst: true, cancellationToken);
        _residence.Use(this, _journal.State);
        if (_journal.State.Events.Any)
        {
            await _events.JoinAsync(batch.Heads.Select(static head => head.SpanId));
        }
    }

    /// <inheritdoc />
    public async Task LogEventsAsync(SpanEventBatch batch, CancellationToken cancellationToken)
    {
        var events = EventDecisions.BySpan(batch.Events);
        await _journal.CommitAsync(trace => EventDecisions.Log(trace, events), cancellationToken);
        _residence.Use(this, _journal.State);
        await _events.JoinAsync(events.Select(static item => item.SpanId));
    }

    /// <inheritdoc />
    public async Task<TraceInfo> StartAsync(StartTrace command, CancellationToken cancellationToken)
    {
        var experiment = await GrainFactory.GetGrain<IExperimentGrain>(GrainKeys.Experiment(command.Info.ExperimentId)).AdmitRunAsync(cancellationToken);
        var artifactUri = TraceExperiments.ArtifactUri(experiment.ArtifactLocation, _traceId);
        await _journal.CommitEntryAsync(
            trace => TraceDecisions.Start(trace, command, artifactUri) is { } change
                ? new(change, Parent: trace.IsVisible ? null : StreamNames.TracesOf(command.Info.ExperimentId))
                : null,
            isFirst: true,
            cancellationToken);
        return (await LoadAsync(cancellationToken)).ToInfo();
    }

    /// <inheritdoc />
    public async Task<TraceInfo> EndAsync(EndTrace command, CancellationToken cancellationToken)
    {
        await _journal.CommitAsync(trace => TraceDecisions.End(trace, command), cancellationToken);
        return (await LoadAsync(cancellationToken)).ToInfo();
    }

    /// <inheritdoc />
    public async Task<TraceInfo> GetInfoAsync(CancellationToken cancellationToken) => (await LoadAsync(cancellationToken)).ToInfo();

    /// <inheritdoc />
    public async Task<TraceSkeleton> GetSkeletonAsync(CancellationToken cancellationToken)
    {
        var trace = await LoadAsync(cancellationToken);
        return new TraceSkeleton(trace.ToInfo(), trace.Spans.ByStart);
    }

    /// <inheritdoc />
    public async Task<SpanContentPart> GetContentAsync(SpanContentQuery query, CancellationToken cancellationToken)
    {
        var trace = await LoadAsync(cancellationToken);
        return await _contents.ReadAsync(trace.Spans.Select(query.SpanIds), query, cancellationToken);
    }

    /// <inheritdoc />
    public Task SetTagAsync(Tag tag, CancellationToken cancellationToken) =>
        _journal.CommitAsync(trace => TraceDecisions.SetTag(trace, tag), cancellationToken);

    /// <inheritdoc />
    public Task DeleteTagAsync(string key, CancellationToken cancellationToken) =>
        _journal.CommitAsync(trace => TraceDecisions.DeleteTag(trace, key), cancellationToken);

    /// <inheritdoc />
    public Task LinkRunAsync(string runId, CancellationToken cancellationToken) =>
        _journal.CommitAsync(trace => TraceDecisions.LinkRun(trace, runId), cancellationToken);

    /// <inheritdoc />
    public Task LinkPromptsAsync(ImmutableArray<PromptLink> prompts, CancellationToken cancellationToken) =>
        _journal.CommitAsync(trace => TraceDecisions.LinkPrompts(trace, prompts), cancellationToken);

    /// <inheritdoc />
    public async Task<Assessment> CreateAssessmentAsync(Assessment assessment, CancellationToken cancellationToken)
    {
        await _journal.CommitAsync(trace => AssessmentDecisions.Create(trace, assessment), cancellationToken);
        return await GetAssessmentAsync(assessment.AssessmentId, cancellationToken);
    }

    /// <inheritdoc />
    public Task LogAssessmentAsync(Assessment assessment, CancellationToken cancellationToken) =>
        _journal.CommitAsync(trace => AssessmentDecisions.Log(trace, assessment), cancellationToken);

    /// <inheritdoc />
    public async Task<Assessment> GetAssessmentAsync(string assessmentId, CancellationToken cancellationToken) =>
        AssessmentDecisions.Find(await LoadAsync(cancellationToken), assessmentId);

    /// <inheritdoc />
    public async Task<Assessment> UpdateAssessmentAsync(UpdateAssessment command, CancellationToken cancellationToken)
    {
        await _journal.CommitAsync(trace => AssessmentDecisions.Update(trace, command, Now()), cancellationToken);
        return await GetAssessmentAsync(command.AssessmentId, cancellationToken);
    }

    /// <inheritdoc />
    public Task DeleteAssessmentAsync(string assessmentId, CancellationToken cancellationToken) =>
        _journal.CommitAsync(trace => AssessmentDecisions.Delete(trace, assessmentId), cancellationToken);

    /// <inheritdoc />
    public async Task<bool> DeleteAsync(string experimentId, CancellationToken cancellationToken)
    {
        var isDeleted = await _journal.DropAsync(
            trace => TraceDecisions.Delete(trace, experimentId), () => TellDeletionAsync(experimentId), cancellationToken);
        if (!isDeleted && !await IsInAsync(experimentId, cancellationToken))
        {
            // An earlier try may have come no further than the store.
            await TellDeletionAsync(experimentId);
        }

        DeactivateOnIdle();
        return isDeleted;
    }

    private async ValueTask<TraceGrainState> LoadAsync(CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        if (_journal.Exists && _journal.State.IsVisible)
        {
            _residence.Use(this, _journal.State);
            return _journal.State;
        }

        DeactivateOnIdle();
        throw TraceDecisions.NotFound(_traceId);
    }

    private async Task<bool> IsInAsync(string experimentId, CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        return _journal.Exists && _journal.State.IsVisible && _journal.State.Head.ExperimentId == experimentId;
    }

    /// <summary>
    /// Also when nothing changed: the change may be one that was stored before a fault kept it from the index, and the
    /// caller's retry must not be acknowledged before a search shows it.
    /// </summary>
    private Task TellIndexAsync(ImmutableArray<TraceEvent> changes)
    {
        var trace = _journal.State;
        if (!trace.IsVisible)
        {
            return Task.CompletedTask;
        }

        return _index.TellAsync(trace.Head.ExperimentId, TraceChanges.Of(trace, _journal.Sequence, changes));
    }

    private Task TellDeletionAsync(string experimentId) => _index.TellAsync(experimentId, TraceChanges.Deletion(_traceId));

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
