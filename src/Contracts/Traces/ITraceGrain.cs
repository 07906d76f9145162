using System.Collections.Immutable;
using Bayou.Contracts.Calls;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Traces;

/// <summary>
/// One trace: its head, spans as they arrive, assessments and links. Key: the trace id. Where nothing else is said, a call on an unknown
/// trace is RESOURCE_DOES_NOT_EXIST.
/// </summary>
[Alias("bayou.ITraceGrain")]
public interface ITraceGrain : IGrainWithStringKey
{
    /// <summary>Stores spans; makes the trace when it is new. A span of a known id replaces that one, and counts once.</summary>
    /// <param name="batch">The spans: all of them are stored, or none.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_DOES_NOT_EXIST: the trace is new and its experiment is unknown.</exception>
    [AlwaysInterleave, Idempotent, Alias("log-spans")]
    Task LogSpansAsync(SpanBatch batch, CancellationToken cancellationToken = default);

    /// <summary>Joins events to spans. Those of a span that isn't there yet wait for it; they alone don't make the trace visible.</summary>
    /// <param name="batch">The events.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("log-events")]
    Task LogEventsAsync(SpanEventBatch batch, CancellationToken cancellationToken = default);

    /// <summary>Gives the trace its head; makes the trace when it is new.</summary>
    /// <param name="command">The head.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: the experiment is deleted. RESOURCE_DOES_NOT_EXIST: it is unknown.</exception>
    [AlwaysInterleave, Idempotent, Alias("start")]
    Task<TraceInfo> StartAsync(StartTrace command, CancellationToken cancellationToken = default);

    /// <summary>Ends the trace.</summary>
    /// <param name="command">The end.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("end")]
    Task<TraceInfo> EndAsync(EndTrace command, CancellationToken cancellationToken = default);

    /// <summary>The trace without its spans.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get-info")]
    Task<TraceInfo> GetInfoAsync(CancellationToken cancellationToken = default);

    /// <summary>The trace and the heads of its spans.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get-skeleton")]
    Task<TraceSkeleton> GetSkeletonAsync(CancellationToken cancellationToken = default);

    /// <summary>A part of the spans' content, in the order of arrival.</summary>
    /// <param name="query">Which spans, and how much.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get-content")]
    Task<SpanContentPart> GetContentAsync(SpanContentQuery query, CancellationToken cancellationToken = default);

    /// <summary>Sets a tag.</summary>
    /// <param name="tag">Key and value.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("set-tag")]
    Task SetTagAsync(Tag tag, CancellationToken cancellationToken = default);

    /// <summary>Removes a tag.</summary>
    /// <param name="key">The tag's key.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_DOES_NOT_EXIST: there is no such tag.</exception>
    [AlwaysInterleave, Alias("delete-tag")]
    Task DeleteTagAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Ties the trace to a run. A trace that isn't there yet is tied when it comes.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("link-run")]
    Task LinkRunAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>Ties the trace to prompt versions.</summary>
    /// <param name="prompts">The versions.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("link-prompts")]
    Task LinkPromptsAsync(ImmutableArray<PromptLink> prompts, CancellationToken cancellationToken = default);

    /// <summary>Adds an assessment and marks the one that it overrides.</summary>
    /// <param name="assessment">The assessment; the same again changes nothing.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_DOES_NOT_EXIST: there is nothing to override under that id.</exception>
    [AlwaysInterleave, Idempotent, Alias("create-assessment")]
    Task<Assessment> CreateAssessmentAsync(Assessment assessment, CancellationToken cancellationToken = default);

    /// <summary>Adds an assessment that came apart from its trace. A trace that isn't there yet has it when it comes.</summary>
    /// <param name="assessment">The assessment, which overrides none; the same again changes nothing.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("log-assessment")]
    Task LogAssessmentAsync(Assessment assessment, CancellationToken cancellationToken = default);

    /// <summary>An assessment.</summary>
    /// <param name="assessmentId">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_DOES_NOT_EXIST: the trace, or the assessment, is unknown.</exception>
    [AlwaysInterleave, Idempotent, Alias("get-assessment")]
    Task<Assessment> GetAssessmentAsync(string assessmentId, CancellationToken cancellationToken = default);

    /// <summary>Changes an assessment.</summary>
    /// <param name="command">What to change.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: the kind would change.</exception>
    [AlwaysInterleave, Idempotent, Alias("update-assessment")]
    Task<Assessment> UpdateAssessmentAsync(UpdateAssessment command, CancellationToken cancellationToken = default);

    /// <summary>Removes an assessment; what it overrode counts again. An unknown one is no error.</summary>
    /// <param name="assessmentId">Its id.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("delete-assessment")]
    Task DeleteAssessmentAsync(string assessmentId, CancellationToken cancellationToken = default);

    /// <summary>Removes the trace and its spans for good.</summary>
    /// <param name="experimentId">Only if it is in this experiment.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <returns>False when there is no such trace in the experiment.</returns>
    [AlwaysInterleave, Idempotent, Alias("delete")]
    Task<bool> DeleteAsync(string experimentId, CancellationToken cancellationToken = default);
}
