using Bayou.Contracts.Traces;

namespace Bayou.Grains.Traces.Responses;

/// <summary>Feedback whose span has not come.</summary>
/// <param name="ResponseId">The response that the span will name.</param>
/// <param name="Assessment">The feedback, without a span.</param>
/// <param name="Since">When it came, in ms since 1970.</param>
internal sealed record WaitingEvaluation(string ResponseId, Assessment Assessment, long Since)
{
    /// <summary>About what it takes of memory, in bytes.</summary>
    internal long Bytes => 256 + (2L * (ResponseId.Length + Assessment.Name.Length + Length(Assessment.Value) + Length(Assessment.Rationale)
        + Length(Assessment.Error?.Message) + Assessment.Metadata.Sum(static pair => pair.Key.Length + pair.Value.Length)));

    private static int Length(string? text) => text?.Length ?? 0;
}
