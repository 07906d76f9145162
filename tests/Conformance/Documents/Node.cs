namespace Bayou.Conformance.Tests.Documents;

/// <summary>A value of a scenario file: YAML without anchors and styles, but with its local tag (`!regex`).</summary>
/// <param name="Tag">The local tag without its `!`, or null.</param>
/// <param name="Line">Line in the file, for messages; 0 for values that come from a response.</param>
internal abstract record Node(string? Tag, int Line)
{
    public Node WithTag(string? tag) => this with { Tag = tag };
}
