using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bayou.Conformance.Tests.Documents;

namespace Bayou.Conformance.Tests.Matching;

/// <summary>Turns an expectation of a scenario file, with its templates filled in, into a matcher.</summary>
internal static partial class MatcherReader
{
    public static Matcher Read(Node node) => node.Tag switch
    {
        null => ReadPlain(node),
        "any" => new PredicateMatcher("any value", _ => true),
        "absent" => new AbsentMatcher(),
        "number" => OfKind("a number", JsonValueKind.Number),
        "string" => OfKind("text", JsonValueKind.String),
        "integer" => new PredicateMatcher("a whole number", value => value.ValueKind == JsonValueKind.Number && WholeNumber().IsMatch(value.GetRawText())),
        "uuidhex" => new PredicateMatcher("32 hex digits", value => IsText(value, text => UuidHex().IsMatch(text))),
        "regex" => OfText(node, "text that matches", (text, pattern) => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant)),
        "startsWith" => OfText(node, "text that starts with", (text, start) => text.StartsWith(start, StringComparison.Ordinal)),
        "endsWith" => OfText(node, "text that ends with", (text, end) => text.EndsWith(end, StringComparison.Ordinal)),
        "contains" when node is ScalarNode => OfText(node, "text with", (text, part) => text.Contains(part, StringComparison.Ordinal)),
        "excludes" => OfText(node, "text without", (text, part) => !text.Contains(part, StringComparison.Ordinal)),
        "contains" => new BagMatcher(ReadItems(node), allowOthers: true),
        "unordered" => new BagMatcher(ReadItems(node), allowOthers: false),
        "exact" => new ObjectMatcher(ReadFields(node), exact: true),
        "subset" => new ObjectMatcher(ReadFields(node), exact: false),
        "each" => new EachMatcher(ReadPlain(node)),
        "not" => new NotMatcher(ReadPlain(node)),
        "json" => new JsonTextMatcher(ReadPlain(node)),
        "all" => new AllMatcher(ReadItems(node)),
        "anyOf" => new AnyOfMatcher(ReadItems(node)),
        "length" => OfLength(node.AsCount("!length")),
        "gt" => OfOrder(node, "more than", order => order > 0),
        "gte" => OfOrder(node, "at least", order => order >= 0),
        "lt" => OfOrder(node, "less than", order => order < 0),
        "lte" => OfOrder(node, "at most", order => order <= 0),
        _ => throw new ScenarioFormatException($"There is no matcher !{node.Tag}.", node.Line),
    };

    private static Matcher ReadPlain(Node node) => node switch
    {
        MappingNode => new ObjectMatcher(ReadFields(node), exact: false),
        SequenceNode => new SequenceMatcher(ReadItems(node)),
        ScalarNode { IsNull: true } => OfKind("null", JsonValueKind.Null),
        ScalarNode { IsBoolean: true } flag => OfKind(flag.Text, flag.Text == "true" ? JsonValueKind.True : JsonValueKind.False),
        ScalarNode { IsNumber: true } number => new PredicateMatcher(
            number.Text,
            value => value.ValueKind == JsonValueKind.Number && NumberText.Compare(value.GetRawText(), number.Text) == 0),
        ScalarNode text => new PredicateMatcher(Quote(text.Text), value => IsText(value, found => found == text.Text)),
        _ => throw new ScenarioFormatException("This is no expectation.", node.Line),
    };

    private static ImmutableArray<Matcher> ReadItems(Node node) =>
        [.. node.AsItems($"!{node.Tag ?? "list"}").Select(Read)];

    private static ImmutableArray<KeyValuePair<string, Matcher>> ReadFields(Node node) =>
        [.. node.AsMapping($"!{node.Tag ?? "object"}").Entries.Select(entry => new KeyValuePair<string, Matcher>(entry.Key, Read(entry.Value)))];

    private static PredicateMatcher OfKind(string description, JsonValueKind kind) => new(description, value => value.ValueKind == kind);

    private static PredicateMatcher OfText(Node node, string description, Func<string, string, bool> accepts)
    {
        var expected = node.AsText($"!{node.Tag}");
        return new($"{description} {Quote(expected)}", value => IsText(value, text => accepts(text, expected)));
    }

    private static PredicateMatcher OfOrder(Node node, string description, Func<int, bool> accepts)
    {
        var bound = node is ScalarNode { IsNumber: true } number
            ? number.Text
            : throw new ScenarioFormatException($"!{node.Tag} takes a number.", node.Line);
        return new(
            $"{description} {bound}",
            value => value.ValueKind == JsonValueKind.Number && accepts(NumberText.Compare(value.GetRawText(), bound)));
    }

    private static PredicateMatcher OfLength(int length) => new(
        $"{length} items or characters",
        value => value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() == length : IsText(value, text => text.Length == length));

    private static bool IsText(JsonElement value, Func<string, bool> accepts) =>
        value.ValueKind == JsonValueKind.String && accepts(value.GetString()!);

    private static string Quote(string text) => text.Length <= 200 ? $"\"{text}\"" : $"\"{text[..200]}…\" ({text.Length} characters)";

    [GeneratedRegex("^[0-9a-f]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex UuidHex();

    [GeneratedRegex(@"^-?\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();
}
