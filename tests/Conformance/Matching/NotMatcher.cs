using System.Text.Json;

namespace Bayou.Conformance.Tests.Matching;

/// <summary>`!not`: the value is there, and is not this.</summary>
internal sealed class NotMatcher(Matcher unwanted) : Matcher
{
    public override string Description => $"not {unwanted.Description}";

    public override IEnumerable<Mismatch> Check(JsonElement? actual, string path) =>
        actual is not null && !unwanted.Accepts(actual) ? [] : [Fault(actual, path)];
}
