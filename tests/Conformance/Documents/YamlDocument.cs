using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Bayou.Conformance.Tests.Documents;

/// <summary>Reads a YAML file of one document into nodes.</summary>
internal static class YamlDocument
{
    public static Node Parse(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException fault)
        {
            throw new ScenarioFormatException(fault.Message, (int)fault.Start.Line);
        }

        return stream.Documents.Count == 1
            ? Convert(stream.Documents[0].RootNode)
            : throw new ScenarioFormatException("A scenario file holds exactly one YAML document.");
    }

    private static Node Convert(YamlNode node)
    {
        var line = (int)node.Start.Line;
        return node switch
        {
            YamlScalarNode scalar => new ScalarNode(scalar.Value ?? "", IsQuoted(scalar), LocalTag(node), line),
            YamlSequenceNode list => new SequenceNode([.. list.Children.Select(Convert)], LocalTag(node), line),
            YamlMappingNode map => new MappingNode([.. map.Children.Select(Entry)], LocalTag(node), line),
            _ => throw new ScenarioFormatException("Only scalars, lists and mappings are understood.", line),
        };
    }

    private static KeyValuePair<string, Node> Entry(KeyValuePair<YamlNode, YamlNode> pair) => pair.Key is YamlScalarNode key
        ? new(key.Value ?? "", Convert(pair.Value))
        : throw new ScenarioFormatException("A key must be text.", (int)pair.Key.Start.Line);

    private static bool IsQuoted(YamlScalarNode scalar) => scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any);

    private static string? LocalTag(YamlNode node) =>
        !node.Tag.IsEmpty && !node.Tag.IsNonSpecific && node.Tag.Value.StartsWith('!') ? node.Tag.Value[1..] : null;
}
