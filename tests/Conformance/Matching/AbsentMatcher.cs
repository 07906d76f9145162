using System.Text.Json;

namespace Bayou.Conformance.Tests.Matching;

/// <summary>`!absent`: the field must not be there at all; null counts as there.</summary>
internal sealed class AbsentMatcher : Matcher
{
    public override string Description => "nothing";

    public override IEnumerable<Mismatch> Check(JsonElement? actual, string path) => actual is null ? [] : [Fault(actual, path)];
}
