using System.Collections.Immutable;
using System.Text.Json;

namespace Bayou.Conformance.Tests.Matching;

/// <summary>The same number of items, each as expected, in this order.</summary>
internal sealed class SequenceMatcher(ImmutableArray<Matcher> items) : Matcher
{
    public override string Description => $"[{string.Join(", ", items.Select(item => item.Description))}]";

    public override IEnumerable<Mismatch> Check(JsonElement? actual, string path)
    {
        if (actual is not { ValueKind: JsonValueKind.Array } value || value.GetArrayLength() != items.Length)
        {
            return [Fault(actual, path)];
        }

        return items.SelectMany((item, i) => item.Check(value[i], $"{path}[{i}]"));
    }
}
