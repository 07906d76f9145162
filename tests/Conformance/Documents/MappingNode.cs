using System.Collections.Immutable;

namespace Bayou.Conformance.Tests.Documents;

/// <summary>Named values in the order of the file.</summary>
internal sealed record MappingNode(ImmutableArray<KeyValuePair<string, Node>> Entries, string? Tag = null, int Line = 0)
    : Node(Tag, Line)
{
    public static MappingNode Empty { get; } = new([]);

    public Node? Find(string key)
    {
        foreach (var (name, value) in Entries)
        {
            if (name == key)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Refuses keys that nobody reads, so that a typing slip can't switch an expectation off.</summary>
    public void AllowOnly(string what, params string[] keys)
    {
        foreach (var (name, value) in Entries)
        {
            if (!keys.Contains(name, StringComparer.Ordinal))
            {
                throw new ScenarioFormatException($"{what} has no field '{name}'; it takes {string.Join(", ", keys)}.", value.Line);
            }
        }
    }
}
