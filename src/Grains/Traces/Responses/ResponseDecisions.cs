using System.Collections.Immutable;
using Bayou.Contracts.Traces;

namespace Bayou.Grains.Traces.Responses;

/// <summary>What waits, and what has waited too long. Pure.</summary>
internal static class ResponseDecisions
{
    /// <summary>Most feedback of one experiment that waits.</summary>
    internal const int MaxWaiting = 10_000;

    /// <summary>About how much memory it may take, in bytes.</summary>
    internal const long MaxWaitingBytes = 16 * 1024 * 1024;

    /// <summary>How long it waits at least, in ms: exporters give up a span that can't be sent much sooner.</summary>
    internal const long MaxAge = 24 * 60 * 60 * 1000;

    /// <summary>Lets feedback wait, and forgets what has waited too long.</summary>
    /// <param name="state">What waits.</param>
    /// <param name="evaluations">The feedback.</param>
    /// <param name="now">In ms since 1970.</param>
    /// <returns>The change, and how many there was no room for.</returns>
    internal static (ResponseEvent? Change, int Refused) Wait(ResponseState state, IEnumerable<ResponseEvaluation> evaluations, long now)
    {
        var expired = state.All.Where(waiting => waiting.Since < now - MaxAge).ToDictionary(static waiting => waiting.Assessment.AssessmentId);
        var added = new OrderedDictionary<string, WaitingEvaluation>(StringComparer.Ordinal);
        var room = MaxWaiting - state.All.Count + expired.Count;
        var bytes = MaxWaitingBytes - state.Bytes + expired.Values.Sum(static waiting => waiting.Bytes);
        var refused = 0;
        foreach (var (responseId, assessment) in evaluations)
        {
            if ((state.Find(assessment.AssessmentId) is not null && !expired.ContainsKey(assessment.AssessmentId))
                || added.ContainsKey(assessment.AssessmentId))
            {
                continue;
            }

            var waiting = new WaitingEvaluation(responseId, assessment, now);
            if (added.Count >= room || waiting.Bytes > bytes)
            {
                refused++;
                continue;
            }

            added.Add(assessment.AssessmentId, waiting);
            bytes -= waiting.Bytes;
        }

        return (new ResponseEvent { Removed = [.. expired.Keys], Added = [.. added.Values] }.OrNothing(), refused);
    }

    /// <summary>Feedback waits no longer.</summary>
    internal static ResponseEvent? Remove(ResponseState state, IEnumerable<string> assessmentIds) =>
        new ResponseEvent { Removed = [.. assessmentIds.Where(assessmentId => state.Find(assessmentId) is not null)] }.OrNothing();
}
