using System.Collections.Immutable;
using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Traces;

/// <summary>
/// Joins feedback that names only a model's response to the span that got it, whichever comes first, within one experiment. Key: the
/// experiment id.
/// </summary>
[Alias("bayou.IResponseEvaluationGrain")]
public interface IResponseEvaluationGrain : IGrainWithStringKey
{
    /// <summary>Tells of spans that are stored already; feedback that waits for them is joined.</summary>
    /// <param name="spans">Spans with a response.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("note")]
    Task NoteAsync(ImmutableArray<ResponseSpan> spans, CancellationToken cancellationToken = default);

    /// <summary>Joins feedback to its spans. What finds none waits for a day.</summary>
    /// <param name="evaluations">The feedback; the same again changes nothing.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <returns>How many are not taken, because too many wait.</returns>
    /// <exception cref="Errors.BayouException">RESOURCE_DOES_NOT_EXIST: the experiment is unknown.</exception>
    [AlwaysInterleave, Idempotent, Alias("log")]
    Task<int> LogAsync(ImmutableArray<ResponseEvaluation> evaluations, CancellationToken cancellationToken = default);
}
