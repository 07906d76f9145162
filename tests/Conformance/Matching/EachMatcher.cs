using System.Text.Json;

namespace Bayou.Conformance.Tests.Matching;

/// <summary>`!each`: a list whose every item is as expected; an empty one will do.</summary>
internal sealed class EachMatcher(Matcher item) : Matcher
{
    public override string Description => $"a list of only {item.Description}";

    public override IEnumerable<Mismatch> Check(JsonElement? actual, string path) => actual is { ValueKind: JsonValueKind.Array } value
        ? value.EnumerateArray().SelectMany((found, i) => item.Check(found, $"{path}[{i}]"))
        : [Fault(actual, path)];
}
