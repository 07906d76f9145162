using System.Globalization;
using System.Text.Json;
using Bayou.Spans.Otlp;

namespace Bayou.Api.Otlp;

/// <summary>Values of feedback.</summary>
internal static class FeedbackValues
{
    /// <summary>JSON text of a score, else of a label; null where there is neither.</summary>
    internal static string? Of(AnyValue? score, string? label) => score switch
    {
        { ValueCase: AnyValue.ValueOneofCase.DoubleValue } when double.IsFinite(score.DoubleValue) =>
            score.DoubleValue.ToString("R", CultureInfo.InvariantCulture),
        { ValueCase: AnyValue.ValueOneofCase.IntValue } => score.IntValue.ToString(CultureInfo.InvariantCulture),
        _ => label is null ? null : $"\"{JsonEncodedText.Encode(label)}\"",
    };
}
