using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bayou.Conformance.Tests.Documents;

namespace Bayou.Conformance.Tests.Matching;

/// <summary>
/// The part of RFC 9535 that scenarios need: `$`, `.name`, `['name']`, `[0]` and `[*]`. With a `[*]` in it a path yields a list
/// of what it finds, empty where the array is absent, as MLflow leaves empty lists out.
/// </summary>
internal static partial class JsonPath
{
    public static JsonElement? Find(JsonElement root, string path)
    {
        var steps = Parse(path);
        var found = new List<JsonElement> { root };
        foreach (var step in steps)
        {
            found = [.. found.SelectMany(value => Next(value, step))];
        }

        if (steps.Contains("*"))
        {
            return JsonSerializer.SerializeToElement(found);
        }

        return found.Count == 1 ? found[0] : null;
    }

    private static ImmutableArray<string> Parse(string path)
    {
        var match = Path().Match(path);
        return match.Success
            ? [.. match.Groups["step"].Captures.Select(capture => capture.Value)]
            : throw new ScenarioFormatException($"'{path}' is no path; write $.name, ['name'], [0] or [*].");
    }

    private static IEnumerable<JsonElement> Next(JsonElement value, string step) => value.ValueKind switch
    {
        JsonValueKind.Array when step == "*" => value.EnumerateArray(),
        JsonValueKind.Array when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < value.GetArrayLength() =>
            [value[i]],
        JsonValueKind.Object when value.TryGetProperty(step, out var field) => [field],
        _ => [],
    };

    [GeneratedRegex(@"^\$(\.(?<step>[\w-]+)|\[(?<step>\d+|\*)\]|\['(?<step>[^']*)'\])*$", RegexOptions.CultureInvariant)]
    private static partial Regex Path();
}
