using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Bayou.Api.Experiments;
using Bayou.Api.Requests;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Api.LoggedModels;

/// <summary>Reads what clients send about logged models, with its limits.</summary>
internal static class LoggedModelFields
{
    private static readonly SearchValues<char> s_forbiddenInNames = SearchValues.Create("/:.%\"'");

    internal static CreateLoggedModel ReadCreate(ObjectFields fields) => new(
        ExperimentIds.Parse(fields.RequiredText("experiment_id")),
        ReadName(fields),
        Limited(fields.Text("model_type") ?? "", Limits.LoggedModelName, "model_type"),
        Limited(fields.Text("source_run_id") ?? "", Limits.LoggedModelName, "source_run_id"),
        fields.ObjectList("params", ReadParam),
        fields.ObjectList("tags", ReadTag));

    internal static Param ReadParam(ObjectFields fields) => new(ReadKey(fields), ReadValue(fields));

    internal static Tag ReadTag(ObjectFields fields) => new(ReadKey(fields), ReadValue(fields));

    /// <summary>A status that must be there: a name, a number, or a number given as text.</summary>
    internal static LoggedModelStatus ReadStatus(ObjectFields fields)
    {
        if (!fields.TryGet("status", out var value))
        {
            throw RequestErrors.Missing("status");
        }

        var word = value.ValueKind switch
        {
            JsonValueKind.String => FieldValue.Text("status", value),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        if (word is "")
        {
            throw RequestErrors.Missing("status");
        }

        if (LoggedModelStatusNames.TryParse(word, out var status))
        {
            return status;
        }

        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((LoggedModelStatus)number)
            ? (LoggedModelStatus)number
            : throw RequestErrors.Invalid("status", value, $"one of {string.Join(", ", Enum.GetValues<LoggedModelStatus>().Select(known => known.WireName()))}");
    }

    private static string? ReadName(ObjectFields fields)
    {
        if (fields.Text("name") is not { Length: > 0 } name)
        {
            return null;
        }

        if (name.AsSpan().ContainsAny(s_forbiddenInNames))
        {
            throw BayouException.InvalidParameter(
                $"Invalid model name ('{Limited(name, Limits.LoggedModelName, "name")}') provided. Model name must be a non-empty string "
                + "and cannot contain the following characters: ('/', ':', '.', '%', '\"', \"'\")");
        }

        return Limited(name, Limits.LoggedModelName, "name");
    }

    private static string ReadKey(ObjectFields fields) =>
        Limited(fields.RequiredText("key"), Limits.LoggedModelKey, fields.PathOf("key"));

    private static string ReadValue(ObjectFields fields) =>
        Limited(fields.Text("value") ?? "", Limits.LoggedModelValue, fields.PathOf("value"));

    private static string Limited(string value, int limit, string field)
    {
        EntityNames.CheckLength(value, limit, field);
        return value;
    }
}
