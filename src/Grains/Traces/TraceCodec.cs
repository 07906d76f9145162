using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Traces.Records;
using Google.Protobuf;

namespace Bayou.Grains.Traces;

/// <summary>Between a trace's events and their stored form.</summary>
internal static class TraceCodec
{
    internal static TraceRecord ToRecord(TraceEvent change)
    {
        var record = new TraceRecord { Head = change.Head is null ? null : ToRecord(change.Head) };
        if (change.RequestPreview is not null)
        {
            record.RequestPreview = change.RequestPreview;
        }

        if (change.ResponsePreview is not null)
        {
            record.ResponsePreview = change.ResponsePreview;
        }

        record.Metadata.AddRange(change.Metadata.Select(ToRecord));
        record.Tags.AddRange(change.Tags.Select(ToRecord));
        record.RemovedTags.AddRange(change.RemovedTags);
        record.Spans = change.Spans.IsEmpty ? null : SpanHeadsCodec.Encode(change.Spans);
        record.Signatures.AddRange(change.Signatures.Select(UnsafeByteOperations.UnsafeWrap));
        record.Assessments.AddRange(change.Assessments.Select(AssessmentCodec.ToRecord));
        record.RemovedAssessments.AddRange(change.RemovedAssessments);
        record.Runs.AddRange(change.RunIds);
        record.Prompts.AddRange(change.Prompts.Select(static link => new PromptRecord { Name = link.Name, Version = link.Version }));
        record.Events.AddRange(change.Events.Select(static added => new SpanEventsRecord
        {
            SpanId = added.SpanId,
            Events = UnsafeByteOperations.UnsafeWrap(added.Events),
        }));
        return record;
    }

    internal static TraceEvent FromRecord(TraceRecord record) => new()
    {
        Head = record.Head is null ? null : FromRecord(record.Head),
        RequestPreview = record.HasRequestPreview ? record.RequestPreview : null,
        ResponsePreview = record.HasResponsePreview ? record.ResponsePreview : null,
        Metadata = [.. record.Metadata.Select(FromRecord)],
        Tags = [.. record.Tags.Select(FromRecord)],
        RemovedTags = [.. record.RemovedTags],
        Spans = record.Spans is null ? [] : SpanHeadsCodec.Decode(record.Spans),
        Signatures = [.. record.Signatures.Select(static signature => signature.Memory)],
        Assessments = [.. record.Assessments.Select(AssessmentCodec.FromRecord)],
        RemovedAssessments = [.. record.RemovedAssessments],
        RunIds = [.. record.Runs],
        Prompts = [.. record.Prompts.Select(static link => new PromptLink(link.Name, link.Version))],
        Events = [.. record.Events.Select(static added => (added.SpanId, added.Events.Memory))],
    };

    internal static TracePairRecord ToRecord(Tag tag) => new() { Key = tag.Key, Value = tag.Value };

    internal static Tag FromRecord(TracePairRecord pair) => new(pair.Key, pair.Value);

    private static TraceHeadRecord ToRecord(TraceHead head)
    {
        var record = new TraceHeadRecord { ExperimentId = head.ExperimentId, RequestTime = head.RequestTime, State = (int)head.State };
        if (head.ClientRequestId is not null)
        {
            record.ClientRequestId = head.ClientRequestId;
        }

        if (head.Duration is { } duration)
        {
            record.Duration = duration;
        }

        return record;
    }

    private static TraceHead FromRecord(TraceHeadRecord record) => new(
        record.ExperimentId,
        record.HasClientRequestId ? record.ClientRequestId : null,
        record.RequestTime,
        record.HasDuration ? record.Duration : null,
        (TraceState)record.State);
}
