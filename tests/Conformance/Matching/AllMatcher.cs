using System.Collections.Immutable;
using System.Text.Json;

namespace Bayou.Conformance.Tests.Matching;

/// <summary>`!all`: every expectation holds.</summary>
internal sealed class AllMatcher(ImmutableArray<Matcher> parts) : Matcher
{
    public override string Description => string.Join(" and ", parts.Select(part => part.Description));

    public override IEnumerable<Mismatch> Check(JsonElement? actual, string path) => parts.SelectMany(part => part.Check(actual, path));
}
