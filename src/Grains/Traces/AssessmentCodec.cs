using Bayou.Contracts.Traces;
using Bayou.Grains.Traces.Records;

namespace Bayou.Grains.Traces;

/// <summary>Between assessments and their stored form.</summary>
internal static class AssessmentCodec
{
    internal static AssessmentRecord ToRecord(Assessment assessment)
    {
        var record = new AssessmentRecord
        {
            AssessmentId = assessment.AssessmentId,
            Name = assessment.Name,
            Kind = (int)assessment.Kind,
            IsSerialized = assessment.IsSerialized,
            Error = assessment.Error is null ? null : ToRecord(assessment.Error),
            Source = (int)assessment.Source,
            CreateTime = assessment.CreateTime,
            LastUpdateTime = assessment.LastUpdateTime,
            IsValid = assessment.IsValid,
        };
        record.Metadata.AddRange(assessment.Metadata.Select(TraceCodec.ToRecord));
        SetTexts(record, assessment);
        return record;
    }

    internal static Assessment FromRecord(AssessmentRecord record) => new(
        record.AssessmentId,
        record.Name,
        (AssessmentKind)record.Kind,
        record.HasValue ? record.Value : null,
        record.IsSerialized,
        record.Error is null ? null : FromRecord(record.Error),
        (AssessmentSourceKind)record.Source,
        record.HasSourceId ? record.SourceId : null,
        record.HasSpanId ? record.SpanId : null,
        record.HasRationale ? record.Rationale : null,
        record.HasRunId ? record.RunId : null,
        [.. record.Metadata.Select(TraceCodec.FromRecord)],
        record.CreateTime,
        record.LastUpdateTime,
        record.HasOverrides ? record.Overrides : null,
        record.IsValid);

    private static void SetTexts(AssessmentRecord record, Assessment assessment)
    {
        if (assessment.Value is not null)
        {
            record.Value = assessment.Value;
        }

        if (assessment.SourceId is not null)
        {
            record.SourceId = assessment.SourceId;
        }

        if (assessment.SpanId is not null)
        {
            record.SpanId = assessment.SpanId;
        }

        if (assessment.Rationale is not null)
        {
            record.Rationale = assessment.Rationale;
        }

        if (assessment.RunId is not null)
        {
            record.RunId = assessment.RunId;
        }

        if (assessment.Overrides is not null)
        {
            record.Overrides = assessment.Overrides;
        }
    }

    private static AssessmentErrorRecord ToRecord(AssessmentError error)
    {
        var record = new AssessmentErrorRecord { Code = error.Code };
        if (error.Message is not null)
        {
            record.Message = error.Message;
        }

        if (error.StackTrace is not null)
        {
            record.StackTrace = error.StackTrace;
        }

        return record;
    }

    private static AssessmentError FromRecord(AssessmentErrorRecord record) =>
        new(record.Code, record.HasMessage ? record.Message : null, record.HasStackTrace ? record.StackTrace : null);
}
