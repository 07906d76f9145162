using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Spans;
using Bayou.Spans.Otlp;

namespace Bayou.Api.Otlp;

/// <summary>
/// Joins the GenAI events of a request's log records to their spans, and makes feedback of results of evaluations. Other log records are
/// taken, so that nobody sends them again, and are not kept.
/// </summary>
/// <param name="grains">Where traces are.</param>
/// <param name="intake">Makes events of records, and masks them.</param>
/// <param name="experiments">Finds experiments by name.</param>
/// <param name="instruments">Counts.</param>
internal sealed class LogIngest(IGrainFactory grains, SpanIntake intake, OtlpExperiments experiments, OtlpInstruments instruments)
{
    /// <summary>Joins what can be joined.</summary>
    /// <param name="request">The log records.</param>
    /// <param name="rejections">Those of the request that could not be read.</param>
    /// <param name="destination">Where they go.</param>
    /// <param name="cancellationToken">Ends the calls that have written nothing yet.</param>
    /// <returns>What was left out, and why.</returns>
    /// <exception cref="BayouException">
    /// The code of the first refusal: all were refused. TEMPORARILY_UNAVAILABLE: some could not be stored now; the request may be sent again.
    /// </exception>
    internal async Task<OtlpResult> IngestAsync(
        ExportLogsServiceRequest request, Rejections rejections, Destination destination, CancellationToken cancellationToken)
    {
        var sorter = new LogSorter(intake, rejections);
        foreach (var part in request.ResourceLogs)
        {
            await SortAsync(part, destination, sorter, cancellationToken);
        }

        await GrainCalls.RunAsync(
            [.. sorter.Groups],
            group => StoreAsync(group, rejections, cancellationToken),
            (group, refusal) => rejections.Add(refusal.Code, refusal.Message, group.Count));
        await GrainCalls.RunAsync(
            [.. sorter.ByResponse],
            part => JoinAsync(part.Key, part.Value, rejections, cancellationToken),
            (part, refusal) => rejections.Add(refusal.Code, refusal.Message, part.Value.Count));
        instruments.OnItems(OtlpSignal.Logs, sorter.Total, rejections.Count);
        return rejections.Count > 0 && rejections.Count == sorter.Total
            ? throw rejections.ToException(sorter.Total, LogSorter.Kind)
            : sorter.ToResult();
    }

    private async ValueTask SortAsync(ResourceLogs part, Destination destination, LogSorter sorter, CancellationToken cancellationToken)
    {
        string? experimentId = null;
        foreach (var scope in part.ScopeLogs)
        {
            foreach (var record in scope.LogRecords)
            {
                if (!sorter.IsKept(record))
                {
                    continue;
                }

                try
                {
                    experimentId ??= await destination.ResolveAsync(part.Resource, experiments, cancellationToken);
                    sorter.Add(record, experimentId, scope.Scope?.Name is { Length: > 0 } name ? name : null);
                }
                catch (BayouException exception) when (exception.Code == ErrorCode.InvalidParameterValue)
                {
                    sorter.Reject(exception);
                }
            }
        }
    }

    private async Task StoreAsync(LogGroup group, Rejections rejections, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<ITraceGrain>(group.Key);
        if (group.Events.Count > 0 && !await TryAsync(() => LogAsync(grain, group, group.Events, cancellationToken), rejections, count: 0))
        {
            // Which spans can't have more shows when each is tried alone.
            foreach (var span in group.Events.GroupBy(static occurrence => occurrence.SpanId, StringComparer.Ordinal))
            {
                await TryAsync(() => LogAsync(grain, group, [.. span], cancellationToken), rejections, span.Count());
            }
        }

        foreach (var assessment in group.Assessments)
        {
            await TryAsync(() => grain.LogAssessmentAsync(assessment, cancellationToken), rejections, count: 1);
        }
    }

    private async Task JoinAsync(
        string experimentId, List<ResponseEvaluation> evaluations, Rejections rejections, CancellationToken cancellationToken)
    {
        var refused = await grains.GetGrain<IResponseEvaluationGrain>(GrainKeys.Experiment(experimentId)).LogAsync([.. evaluations], cancellationToken);
        if (refused > 0)
        {
            rejections.Add(
                ErrorCode.InvalidParameterValue,
                $"too many evaluations of experiment '{experimentId}' wait for spans with their {EvaluationResults.ResponseId}: send the spans first",
                refused);
        }
    }

    private static Task LogAsync(
        ITraceGrain grain, LogGroup group, IReadOnlyList<(string SpanId, Span.Types.Event Event)> events, CancellationToken cancellationToken) =>
        grain.LogEventsAsync(new SpanEventBatch(group.ExperimentId, SpanEvents.Encode(events)), cancellationToken);

    /// <returns>False when the trace refuses it for good.</returns>
    private static async Task<bool> TryAsync(Func<Task> store, Rejections rejections, int count)
    {
        try
        {
            await store();
            return true;
        }
        catch (BayouException refusal) when (refusal.Code == ErrorCode.InvalidParameterValue)
        {
            if (count > 0)
            {
                rejections.Add(refusal.Code, refusal.Message.TrimEnd('.'), count);
            }

            return false;
        }
    }
}
