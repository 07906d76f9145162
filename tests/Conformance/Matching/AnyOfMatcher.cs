using System.Collections.Immutable;
using System.Text.Json;

namespace Bayou.Conformance.Tests.Matching;

/// <summary>`!anyOf`: at least one expectation holds.</summary>
internal sealed class AnyOfMatcher(ImmutableArray<Matcher> parts) : Matcher
{
    public override string Description => string.Join(" or ", parts.Select(part => part.Description));

    public override IEnumerable<Mismatch> Check(JsonElement? actual, string path) =>
        parts.Any(part => part.Accepts(actual)) ? [] : [Fault(actual, path)];
}
