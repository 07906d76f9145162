using System.Text.Json;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Requests;

/// <summary>MLflow's words for requests that don't fit. Clients match on their beginnings.</summary>
internal static class RequestErrors
{
    private const string SeeDocs = "See the API docs for more information about request parameters.";
    private const int ShownValueCharacters = 200;

    internal static BayouException Missing(string field) =>
        BayouException.InvalidParameter($"Missing value for required parameter '{field}'. {SeeDocs}");

    internal static BayouException Invalid(string field, JsonElement value, string wanted)
    {
        var raw = value.GetRawText();
        var shown = raw.Length <= ShownValueCharacters ? raw : string.Concat(raw.AsSpan(0, ShownValueCharacters), "...");
        return BayouException.InvalidParameter(
            $"Invalid value {shown} for parameter '{field}' supplied:  Hint: Value was of type '{TypeName(value)}', wanted {wanted}. {SeeDocs}");
    }

    internal static BayouException Invalid(string field, string value, string hint)
    {
        var shown = value.Length <= ShownValueCharacters ? value : string.Concat(value.AsSpan(0, ShownValueCharacters), "...");
        return BayouException.InvalidParameter($"Invalid value {shown} for parameter '{field}' supplied: {hint}. {SeeDocs}");
    }

    private static string TypeName(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "str",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "int" : "float",
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Array => "list",
        JsonValueKind.Object => "dict",
        _ => "NoneType",
    };
}
