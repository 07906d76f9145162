using System.Globalization;
using Bayou.Contracts.Errors;
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

    private readonly Dictionary<ByteString, LogGroup> _groups = [];
    private long _dropped;

    /// <summary>By trace.</summary>
    internal IReadOnlyCollection<LogGroup> Groups => _groups.Values;

    /// <summary>All records.</summary>
    internal long Total { get; private set; } = rejections.Count;

    /// <summary>Counts a record, and says whether it belongs to a span or a trace.</summary>
    internal bool IsKept(LogRecord record)
    {
        Total++;
        var isKept = SpanCheck.IsId(record.TraceId, SpanCheck.TraceIdBytes) && GenAiRecords.FindName(record) is { } name
            && (name == GenAiRecords.EvaluationResult || SpanCheck.IsId(record.SpanId, SpanCheck.SpanIdBytes));
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
        var isOfSpan = SpanCheck.IsId(record.SpanId, SpanCheck.SpanIdBytes);
        if (!isOfSpan)
        {
            // An event has a span; that of an evaluation of the whole trace is not looked at.
            record.SpanId = ByteString.CopyFrom(record.TraceId.Span[..SpanCheck.SpanIdBytes]);
        }

        var occurrence = intake.ToEvents([record])[0];
        var group = GroupOf(record, experimentId);
        if (occurrence.Event.Name != GenAiRecords.EvaluationResult)
        {
            group.Events.Add(occurrence);
        }
        else if (EvaluationResults.Read(occurrence.Event, group.Key, isOfSpan ? occurrence.SpanId : null, source) is { } assessment)
        {
            group.Assessments.Add(assessment);
        }
        else
        {
            rejections.Add(ErrorCode.InvalidParameterValue, $"{GenAiRecords.EvaluationResult} without gen_ai.evaluation.name");
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
            $"{_dropped} of {Total} {Kind} not kept: this server keeps events of the GenAI conventions (gen_ai.*) that name a trace and a span, and no other logs");
        return result with { Message = result.Message is null ? dropped : $"{result.Message}. {dropped}" };
    }

    private LogGroup GroupOf(LogRecord record, string experimentId)
    {
        if (!_groups.TryGetValue(record.TraceId, out var group))
        {
            _groups.Add(record.TraceId, group = new LogGroup(TraceGroup.KeyOf(record.TraceId), experimentId));
        }

        return group;
    }
}
