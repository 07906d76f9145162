using System.Collections.Immutable;

namespace Bayou.Conformance.Tests.Documents;

/// <summary>A list of values.</summary>
internal sealed record SequenceNode(ImmutableArray<Node> Items, string? Tag = null, int Line = 0) : Node(Tag, Line);
