using System.Text.Json;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Evaluations;

/// <summary>Fields that hold JSON as text. Keys that repeat and escapes that make no character are refused.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false };

    /// <summary>Parses a field's text.</summary>
    /// <param name="field">How errors call it.</param>
    /// <param name="text">The text.</param>
    /// <param name="kind">What the text must be.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it is not.</exception>
    internal static JsonDocument Parse(string field, string text, JsonValueKind kind)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text, s_options);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new BayouException(
                ErrorCode.InvalidParameterValue, $"Invalid value for parameter '{field}' supplied: it is not a valid JSON text.", exception);
        }

        if (document.RootElement.ValueKind != kind)
        {
            document.Dispose();
            throw BayouException.InvalidParameter(
                $"Invalid value for parameter '{field}' supplied: it must be the JSON text of a{(kind == JsonValueKind.Array ? " list" : "n object")}.");
        }

        return document;
    }
}
