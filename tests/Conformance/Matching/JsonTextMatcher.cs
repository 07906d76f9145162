using System.Text.Json;

namespace Bayou.Conformance.Tests.Matching;

/// <summary>`!json`: text that is itself JSON, as expected.</summary>
internal sealed class JsonTextMatcher(Matcher inner) : Matcher
{
    public override string Description => $"JSON text of {inner.Description}";

    public override IEnumerable<Mismatch> Check(JsonElement? actual, string path)
    {
        if (actual is not { ValueKind: JsonValueKind.String } text)
        {
            return [Fault(actual, path)];
        }

        try
        {
            using var document = JsonDocument.Parse(text.GetString()!);
            return [.. inner.Check(document.RootElement, $"{path}(as JSON)")];
        }
        catch (JsonException)
        {
            return [Fault(actual, path)];
        }
    }
}
