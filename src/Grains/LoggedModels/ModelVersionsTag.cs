using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bayou.Grains.LoggedModels;

/// <summary>The tag that lists the versions of registered models made from a logged model: JSON <c>[{"name": …, "version": …}]</c>.</summary>
internal static class ModelVersionsTag
{
    internal const string Key = "mlflow.modelVersions";

    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false };

    /// <summary>The tag's value with one more version; the same again changes nothing.</summary>
    /// <param name="value">The value so far, or null. One that a client has overwritten with something else is started anew.</param>
    /// <param name="name">The registered model's name.</param>
    /// <param name="version">The version's number.</param>
    internal static string Add(string? value, string name, int version)
    {
        var versions = Read(value);
        var added = new JsonObject { ["name"] = name, ["version"] = version };
        if (!versions.Any(known => JsonNode.DeepEquals(known, added)))
        {
            versions.Add((JsonNode)added);
        }

        return versions.ToJsonString();
    }

    private static JsonArray Read(string? value)
    {
        try
        {
            return value is not null && JsonNode.Parse(value, documentOptions: s_options) is JsonArray versions ? versions : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
