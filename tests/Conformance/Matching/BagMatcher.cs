using System.Collections.Immutable;
using System.Text.Json;

namespace Bayou.Conformance.Tests.Matching;

/// <summary>
/// `!unordered` (each item of the answer is spoken for) and `!contains` (others may be there): every expectation is met by
/// an item of its own, in any order.
/// </summary>
internal sealed class BagMatcher(ImmutableArray<Matcher> items, bool allowOthers) : Matcher
{
    public override string Description =>
        $"{(allowOthers ? "a list with" : "in any order")} [{string.Join(", ", items.Select(item => item.Description))}]";

    public override IEnumerable<Mismatch> Check(JsonElement? actual, string path)
    {
        if (actual is not { ValueKind: JsonValueKind.Array } value)
        {
            return [Fault(actual, path)];
        }

        var found = value.EnumerateArray().ToImmutableArray();
        var fits = (allowOthers ? found.Length >= items.Length : found.Length == items.Length)
            && Assign(0, found, new bool[found.Length]);
        return fits ? [] : [Fault(actual, path)];
    }

    private bool Assign(int next, ImmutableArray<JsonElement> found, bool[] taken)
    {
        if (next == items.Length)
        {
            return true;
        }

        for (var i = 0; i < found.Length; i++)
        {
            if (taken[i] || !items[next].Accepts(found[i]))
            {
                continue;
            }

            taken[i] = true;
            if (Assign(next + 1, found, taken))
            {
                return true;
            }

            taken[i] = false;
        }

        return false;
    }
}
