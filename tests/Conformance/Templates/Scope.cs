using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Bayou.Conformance.Tests.Documents;

namespace Bayou.Conformance.Tests.Templates;

/// <summary>The variables that templates see. Immutable: a case adds to its own copy of what the file's setup left.</summary>
internal sealed class Scope
{
    private static readonly ImmutableArray<string> BuiltIns = ["unique", "hex32", "now"];

    private readonly ImmutableDictionary<string, Node> values;

    private Scope(ImmutableDictionary<string, Node> values) => this.values = values;

    /// <summary>Variables without any built-ins.</summary>
    public static Scope Empty { get; } = new(ImmutableDictionary.Create<string, Node>(StringComparer.Ordinal));

    /// <summary>A copy with fresh built-ins: `unique`, `hex32`, `now` (ms since the Unix epoch).</summary>
    public Scope Renewed(TimeProvider time) => this
        .With("unique", ScalarNode.OfText(RandomNumberGenerator.GetHexString(12, lowercase: true)))
        .With("hex32", ScalarNode.OfText(RandomNumberGenerator.GetHexString(32, lowercase: true)))
        .With("now", Number(time.GetUtcNow().ToUnixTimeMilliseconds()));

    /// <summary>This scope with the built-ins of another, so that a fragment's own do not leak out of it.</summary>
    public Scope WithBuiltInsOf(Scope other) => BuiltIns.Aggregate(this, (scope, name) => scope.With(name, other.values[name]));

    public Scope With(string name, Node value) => new(values.SetItem(name, value));

    public Scope With(string name, long value) => With(name, Number(value));

    public Node Get(string name, int line) => values.TryGetValue(name, out var value)
        ? value
        : throw new ScenarioFormatException($"There is no variable ${{{name}}} here.", line);

    private static ScalarNode Number(long value) => new(value.ToString(CultureInfo.InvariantCulture), Quoted: false);
}
