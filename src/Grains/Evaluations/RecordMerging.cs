using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Bayou.Contracts.Evaluations;

namespace Bayou.Grains.Evaluations;

/// <summary>MLflow's rules for a record that is upserted. Pure.</summary>
internal static class RecordMerging
{
    private const string NoOutputs = "{}";

    /// <summary>
    /// The record after an upsert. A new one without outputs has empty ones. Into a known one, outputs that were given replace the
    /// old ones, expectations and tags are merged by key, and everything else stays.
    /// </summary>
    /// <param name="known">The record so far, or null.</param>
    /// <param name="write">The upsert.</param>
    internal static EvaluationRecord Merge(EvaluationRecord? known, RecordWrite write)
    {
        var input = write.Input;
        return known is null
            ? new EvaluationRecord(
                write.RecordId,
                input.InputHash,
                input.Inputs,
                input.HasOutputs ? input.Outputs : NoOutputs,
                input.Expectations,
                input.Tags,
                input.Source,
                input.SourceType,
                input.SourceId,
                write.Time,
                write.Time,
                input.User,
                input.User)
            : known with
            {
                Outputs = input.HasOutputs ? input.Outputs : known.Outputs,
                Expectations = MergeObjects(known.Expectations, input.Expectations),
                Tags = MergeObjects(known.Tags, input.Tags),
                LastUpdateTime = write.Time,
                LastUpdatedBy = input.User ?? known.LastUpdatedBy,
            };
    }

    [return: NotNullIfNotNull(nameof(known))]
    private static string? MergeObjects(string? known, string? added)
    {
        if (known is null || added is null)
        {
            return known ?? added;
        }

        var merged = JsonNode.Parse(known)!.AsObject();
        foreach (var (key, value) in JsonNode.Parse(added)!.AsObject())
        {
            merged[key] = value?.DeepClone();
        }

        return merged.ToJsonString();
    }
}
