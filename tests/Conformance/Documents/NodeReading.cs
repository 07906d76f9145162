using System.Collections.Immutable;
using System.Globalization;

namespace Bayou.Conformance.Tests.Documents;

/// <summary>Typed reads with messages that name the field and the line.</summary>
internal static class NodeReading
{
    public static MappingNode AsMapping(this Node node, string what) =>
        node as MappingNode ?? throw new ScenarioFormatException($"{what} must be a mapping.", node.Line);

    public static ImmutableArray<Node> AsItems(this Node node, string what) =>
        node is SequenceNode list ? list.Items : throw new ScenarioFormatException($"{what} must be a list.", node.Line);

    public static string AsText(this Node node, string what) =>
        node is ScalarNode scalar ? scalar.Text : throw new ScenarioFormatException($"{what} must be text.", node.Line);

    public static bool AsFlag(this Node node, string what) => node is ScalarNode { IsBoolean: true } scalar
        ? scalar.Text == "true"
        : throw new ScenarioFormatException($"{what} must be true or false.", node.Line);

    public static int AsCount(this Node node, string what) =>
        node is ScalarNode scalar && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new ScenarioFormatException($"{what} must be a whole number.", node.Line);
}
