using Bayou.Contracts.Evaluations;
using Bayou.Grains.Evaluations.Records;

namespace Bayou.Grains.Evaluations;

/// <summary>Between records and their stored form.</summary>
internal static class EvaluationCodec
{
    internal static EvaluationRecordRecord ToStored(EvaluationRecord record)
    {
        var stored = new EvaluationRecordRecord
        {
            RecordId = record.RecordId,
            InputHash = record.InputHash,
            Inputs = record.Inputs,
            CreatedTime = record.CreatedTime,
            LastUpdateTime = record.LastUpdateTime,
        };
        Optional.Set(record.Outputs, value => stored.Outputs = value);
        Optional.Set(record.Expectations, value => stored.Expectations = value);
        Optional.Set(record.Tags, value => stored.Tags = value);
        Optional.Set(record.Source, value => stored.Source = value);
        Optional.Set(record.SourceType, value => stored.SourceType = value);
        Optional.Set(record.SourceId, value => stored.SourceId = value);
        Optional.Set(record.CreatedBy, value => stored.CreatedBy = value);
        Optional.Set(record.LastUpdatedBy, value => stored.LastUpdatedBy = value);
        return stored;
    }

    internal static EvaluationRecord FromStored(EvaluationRecordRecord stored) => new(
        stored.RecordId,
        stored.InputHash,
        stored.Inputs,
        stored.HasOutputs ? stored.Outputs : null,
        stored.HasExpectations ? stored.Expectations : null,
        stored.HasTags ? stored.Tags : null,
        stored.HasSource ? stored.Source : null,
        stored.HasSourceType ? stored.SourceType : null,
        stored.HasSourceId ? stored.SourceId : null,
        stored.CreatedTime,
        stored.LastUpdateTime,
        stored.HasCreatedBy ? stored.CreatedBy : null,
        stored.HasLastUpdatedBy ? stored.LastUpdatedBy : null);

    internal static WriteRecord ToStored(RecordWrite write)
    {
        var input = write.Input;
        var stored = new InputRecord { InputHash = input.InputHash, Inputs = input.Inputs, OutputsGiven = input.HasOutputs };
        Optional.Set(input.Outputs, value => stored.Outputs = value);
        Optional.Set(input.Expectations, value => stored.Expectations = value);
        Optional.Set(input.Tags, value => stored.Tags = value);
        Optional.Set(input.Source, value => stored.Source = value);
        Optional.Set(input.SourceType, value => stored.SourceType = value);
        Optional.Set(input.SourceId, value => stored.SourceId = value);
        Optional.Set(input.User, value => stored.User = value);
        return new WriteRecord { RecordId = write.RecordId, Time = write.Time, IsNew = write.IsNew, Input = stored };
    }

    internal static RecordWrite FromStored(WriteRecord stored)
    {
        var input = stored.Input;
        return new RecordWrite(stored.RecordId, stored.Time, stored.IsNew, new RecordInput(
            input.InputHash,
            input.Inputs,
            input.OutputsGiven,
            input.HasOutputs ? input.Outputs : null,
            input.HasExpectations ? input.Expectations : null,
            input.HasTags ? input.Tags : null,
            input.HasSource ? input.Source : null,
            input.HasSourceType ? input.SourceType : null,
            input.HasSourceId ? input.SourceId : null,
            input.HasUser ? input.User : null));
    }
}
