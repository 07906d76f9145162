using System.Collections.Immutable;
using System.Text.Json;
using Bayou.Api.Requests;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;

namespace Bayou.Api.Evaluations;

/// <summary>Tags of an evaluation dataset: a JSON object as text. Nulls are skipped; other values become text, as Python's <c>str</c> has it.</summary>
internal static class DatasetTagFields
{
    internal static ImmutableArray<Tag> Read(string json)
    {
        using var document = JsonText.Parse("tags", json, JsonValueKind.Object);
        try
        {
            return [.. document.RootElement.EnumerateObject().Where(tag => tag.Value.ValueKind != JsonValueKind.Null).Select(ReadOne)];
        }
        catch (InvalidOperationException exception)
        {
            throw new BayouException(ErrorCode.InvalidParameterValue, "Invalid value for parameter 'tags' supplied: it is not well-formed Unicode.", exception);
        }
    }

    private static Tag ReadOne(JsonProperty tag)
    {
        var value = tag.Value.ValueKind switch
        {
            JsonValueKind.String => tag.Value.GetString()!,
            JsonValueKind.True => "True",
            JsonValueKind.False => "False",
            _ => tag.Value.GetRawText(),
        };
        EntityNames.CheckLength(tag.Name, Limits.EvaluationName, "tags");
        EntityNames.CheckLength(value, Limits.EvaluationTagValue, "tags");
        return new Tag(tag.Name, value);
    }
}
