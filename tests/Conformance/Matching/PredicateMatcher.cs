using System.Text.Json;

namespace Bayou.Conformance.Tests.Matching;

/// <summary>A yes-or-no test of a value that must be there.</summary>
internal sealed class PredicateMatcher(string description, Func<JsonElement, bool> accepts) : Matcher
{
    public override string Description => description;

    public override IEnumerable<Mismatch> Check(JsonElement? actual, string path) =>
        actual is { } value && accepts(value) ? [] : [Fault(actual, path)];
}
