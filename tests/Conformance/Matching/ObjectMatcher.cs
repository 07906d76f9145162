using System.Collections.Immutable;
using System.Text.Json;

namespace Bayou.Conformance.Tests.Matching;

/// <summary>Listed fields must match. Others may be there, unless the expectation is `!exact`.</summary>
internal sealed class ObjectMatcher(ImmutableArray<KeyValuePair<string, Matcher>> fields, bool exact) : Matcher
{
    public override string Description =>
        $"{(exact ? "exactly " : "")}{{{string.Join(", ", fields.Select(entry => $"{entry.Key}: {entry.Value.Description}"))}}}";

    public override IEnumerable<Mismatch> Check(JsonElement? actual, string path)
    {
        if (actual is not { ValueKind: JsonValueKind.Object } value)
        {
            return [Fault(actual, path)];
        }

        var faults = fields.SelectMany(field =>
            field.Value.Check(value.TryGetProperty(field.Key, out var found) ? found : null, $"{path}.{field.Key}"));
        return exact ? faults.Concat(Unexpected(value, path)) : faults;
    }

    private IEnumerable<Mismatch> Unexpected(JsonElement value, string path) => value.EnumerateObject()
        .Where(field => !fields.Any(expected => expected.Key == field.Name))
        .Select(field => new Mismatch($"{path}.{field.Name}", "no such field", Show(field.Value)));
}
