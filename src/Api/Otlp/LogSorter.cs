using System.Globalization;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;
using Bayou.Spans;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Api.Otlp;

/// <summary>Sorts the log records of one request by trace, and counts those that are not kept.</summary>
/// <param name="intake">Makes events of records, and masks them.</param>
/// <param name="rejections">Records that are at fault; those in it already could not be read.</param>
internal sealed class LogSorter(SpanIntake intake, Rejections rejections)
{
    /// <summary>What records are called.</summary>
    internal const string Kind = "log records";

    private static readonly ByteString s_anySpan = ByteString.CopyFrom(1, 0, 0, 0, 0, 0, 0, 0);

    private readonly Dictionary<ByteString, LogGroup> _groups = [];
    private readonly Dictionary<string, List<ResponseEvaluation>> _byResponse = new(StringComparer.Ordinal);
    private long _dropped;

    /// <summary>By trace.</summary>
    internal IReadOnlyCollection<LogGroup> Groups => _groups.Values;

    /// <summary>Feedback that names only a model's response, by experiment.</summary>
    internal IReadOnlyDictionary<string, List<ResponseEvaluation>> ByResponse => _byResponse;

    /// <summary>All records.</summary>
    internal long Total { get; private set; } = rejections.Count;

    /// <summary>Counts a record, and says whether it belongs to a span or a trace.</summary>
    internal bool IsKept(LogRecord record)
    {
        Total++;
        var isKept = GenAiRecords.FindName(record) is { } name
            && (SpanCheck.IsId(record.TraceId, SpanCheck.TraceIdBytes)
                ? name == GenAiRecords.EvaluationResult || SpanCheck.IsId(record.SpanId, SpanCheck.SpanIdBytes)
                : name == GenAiRecords.EvaluationResult && record.Attributes.FindText(EvaluationResults.ResponseId) is not null);
        _dropped += isKept ? 0 : 1;
        return isKept;
    }

    /// <summary>Counts a record that is refused.</summary>
    internal void Reject(BayouException refusal) => rejections.Add(refusal.Code, refusal.Message);

    /// <summary>Adds a record that is kept.</summary>
    /// <param name="record">The record.</param>
    /// <param name="experimentId">Where its trace goes if it is new.</param>
    /// <param name="source">The library that wrote it, or null.</param>
    internal void Add(LogRecord record, string experimentId, string? source)
    {
        var isOfTrace = SpanCheck.IsId(record.TraceId, SpanCheck.TraceIdBytes);
        var isOfSpan = isOfTrace && SpanCheck.IsId(record.SpanId, SpanCheck.SpanIdBytes);
        if (!isOfSpan)
        {
            // An event has a span; that of an evaluation of a whole trace or a response is not looked at.
            record.SpanId = s_anySpan;
        }

        var occurrence = intake.ToEvents([record])[0];
        if (occurrence.Event.Name != GenAiRecords.EvaluationResult)
        {
            GroupOf(record, experimentId).Events.Add(occurrence);
            return;
        }

        var traceId = isOfTrace ? TraceGroup.KeyOf(record.TraceId) : null;
        if (EvaluationResults.Read(occurrence.Event, traceId, isOfSpan ? occurrence.SpanId : null, source) is not { } assessment)
        {
            Reject($"{GenAiRecords.EvaluationResult} without gen_ai.evaluation.name");
        }
        else if (isOfTrace)
        {
            GroupOf(record, experimentId).Assessments.Add(assessment);
        }
        else
        {
            AddOfResponse(record, occurrence.Event, experimentId, assessment);
        }
    }

    /// <summary>What a request is told of which a part was taken.</summary>
    internal OtlpResult ToResult()
    {
        var result = rejections.ToResult(Total, Kind);
        if (_dropped == 0)
        {
            return result;
        }

        var dropped = string.Create(
            CultureInfo.InvariantCulture,
            $"{_dropped} of {Total} {Kind} not kept: this server keeps events of the GenAI conventions (gen_ai.*) that name a trace and a span, and evaluations that name a trace or a response; no other logs");
        return result with { Message = result.Message is null ? dropped : $"{result.Message}. {dropped}" };
    }

    private void AddOfResponse(LogRecord record, Span.Types.Event masked, string experimentId, Assessment assessment)
    {
        var responseId = record.Attributes.FindText(EvaluationResults.ResponseId)!;
        if (responseId.Length > EvaluationResults.MaxResponseId)
        {
            Reject($"{EvaluationResults.ResponseId} is longer than {EvaluationResults.MaxResponseId} characters");
        }
        else if (masked.Attributes.FindText(EvaluationResults.ResponseId) != responseId)
        {
            Reject($"{EvaluationResults.ResponseId} is masked by the redaction rules, so that its span can't be found: name the trace and the span");
        }
        else if (_byResponse.TryGetValue(experimentId, out var known))
        {
            known.Add(new ResponseEvaluation(responseId, assessment));
        }
        else
        {
            _byResponse.Add(experimentId, [new ResponseEvaluation(responseId, assessment)]);
        }
    }

    private void Reject(string reason) => rejections.Add(ErrorCode.InvalidParameterValue, reason);

    private LogGroup GroupOf(LogRecord record, string experimentId)
    {
        if (!_groups.TryGetValue(record.TraceId, out var group))
        {
            _groups.Add(record.TraceId, group = new LogGroup(TraceGroup.KeyOf(record.TraceId), experimentId));
        }

        return group;
    }
}
