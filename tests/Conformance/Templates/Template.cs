using System.Text;
using System.Text.RegularExpressions;
using Bayou.Conformance.Tests.Documents;

namespace Bayou.Conformance.Tests.Templates;

/// <summary>
/// Fills `${name}` in. Alone in a scalar it stands for the whole value, list or mapping; inside text it is spliced in.
/// `$${` stands for `${`. Also carries out !repeat, !chars and !text.
/// </summary>
internal static partial class Template
{
    public static Node Expand(Node node, Scope scope) => node switch
    {
        ScalarNode scalar => Expand(scalar, scope),
        SequenceNode list => list with { Items = [.. list.Items.SelectMany(item => ExpandItem(item, scope))] },
        MappingNode { Tag: "chars" } map => Chars(map, scope),
        MappingNode map => map with
        {
            Entries = [.. map.Entries.Select(entry =>
                new KeyValuePair<string, Node>(ExpandText(entry.Key, scope, map.Line), Expand(entry.Value, scope)))],
        },
        _ => node,
    };

    public static string ExpandText(string text, Scope scope, int line)
    {
        var filled = Reference().Replace(text, match => match.Groups["name"] is { Success: true } name
            ? Spliced(scope.Get(name.Value, line), name.Value, line)
            : "${");
        return filled;
    }

    private static Node Expand(ScalarNode scalar, Scope scope)
    {
        if (scalar.Tag == "text")
        {
            return ScalarNode.OfText(ExpandText(scalar.Text, scope, scalar.Line), scalar.Line);
        }

        var match = Reference().Match(scalar.Text);
        if (match.Success && match.Length == scalar.Text.Length && match.Groups["name"].Success)
        {
            var value = scope.Get(match.Groups["name"].Value, scalar.Line);
            return scalar.Tag is null ? value : value.WithTag(scalar.Tag);
        }

        return match.Success ? scalar with { Text = ExpandText(scalar.Text, scope, scalar.Line) } : scalar;
    }

    private static IEnumerable<Node> ExpandItem(Node item, Scope scope)
    {
        if (item is not MappingNode { Tag: "repeat" } repeat)
        {
            return [Expand(item, scope)];
        }

        repeat.AllowOnly("!repeat", "count", "from", "item");
        var count = Required(repeat, "count", scope).AsCount("count of !repeat");
        var from = repeat.Find("from") is { } start ? Expand(start, scope).AsCount("from of !repeat") : 0;
        var body = repeat.Find("item") ?? throw new ScenarioFormatException("!repeat needs an item.", repeat.Line);
        return Enumerable.Range(from, count).Select(i => Expand(body, scope.With("i", i)));
    }

    private static ScalarNode Chars(MappingNode map, Scope scope)
    {
        map.AllowOnly("!chars", "text", "count");
        var text = Required(map, "text", scope).AsText("text of !chars");
        var count = Required(map, "count", scope).AsCount("count of !chars");
        return ScalarNode.OfText(new StringBuilder(text.Length * count).Insert(0, text, count).ToString(), map.Line);
    }

    private static Node Required(MappingNode map, string key, Scope scope) => Expand(
        map.Find(key) ?? throw new ScenarioFormatException($"!{map.Tag} needs {key}.", map.Line),
        scope);

    private static string Spliced(Node value, string name, int line) => value is ScalarNode scalar
        ? scalar.Text
        : throw new ScenarioFormatException($"${{{name}}} is a list or mapping and can't stand inside text.", line);

    [GeneratedRegex(@"\$\$\{|\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
