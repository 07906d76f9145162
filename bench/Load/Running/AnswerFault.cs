using System.Globalization;
using System.Text.Json;
using Bayou.Bench.Http;

namespace Bayou.Bench.Running;

/// <summary>Names the kind of a refusal.</summary>
internal static class AnswerFault
{
    /// <summary>The status with MLflow's error code, if the answer has one; null for a success.</summary>
    internal static string? Of(HttpAnswer answer) => answer.Status is >= 200 and < 300
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{answer.Status} {ErrorCode(answer.Body)}").TrimEnd();

    private static string ErrorCode(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            return JsonElement.TryParseValue(ref reader, out var json) && json.Value.ValueKind == JsonValueKind.Object
                && json.Value.TryGetProperty("error_code", out var code)
                ? code.ToString()
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
