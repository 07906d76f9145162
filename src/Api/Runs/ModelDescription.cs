using System.Text.Json;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Runs;

/// <summary>The model description that log-model carries.</summary>
internal static class ModelDescription
{
    private static readonly string[] s_mandatory = ["artifact_path", "flavors", "utc_time_created", "run_id"];

    /// <summary>The description as compact JSON, checked. An escape that makes no character shows as an invalid operation.</summary>
    internal static string Read(string modelJson)
    {
        try
        {
            using var document = JsonDocument.Parse(modelJson);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw BayouException.InvalidParameter("Malformed model info. model_json must be a JSON object.");
            }

            var missing = s_mandatory.Where(name => !document.RootElement.TryGetProperty(name, out _)).Select(name => $"'{name}'");
            return string.Join(", ", missing) is { Length: > 0 } names
                ? throw BayouException.InvalidParameter($"Model json is missing mandatory fields: [{names}]")
                : JsonSerializer.Serialize(document.RootElement, ModelDescriptionJson.Default.JsonElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new BayouException(
                ErrorCode.InvalidParameterValue, "Malformed model info. model_json is not a valid JSON.", exception);
        }
    }
}
