using Bayou.Spans.Json;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Dialects;

/// <summary>A value that is spread over attributes: a leaf, an object, or a list where all names are numbers.</summary>
internal sealed class IndexedNode
{
    private AnyValue? _leaf;
    private SortedDictionary<string, IndexedNode>? _members;

    private bool IsList => _members!.Keys.All(static key => key.Length > 0 && key.All(char.IsAsciiDigit));

    internal void Set(ReadOnlySpan<string> path, AnyValue value)
    {
        if (path.IsEmpty)
        {
            _leaf = value;
            return;
        }

        _members ??= new SortedDictionary<string, IndexedNode>(Comparer<string>.Create(CompareNames));
        if (!_members.TryGetValue(path[0], out var member))
        {
            _members[path[0]] = member = new IndexedNode();
        }

        member.Set(path[1..], value);
    }

    internal void Write(JsonText json)
    {
        if (_members is null)
        {
            json.Raw(AttributeJson.Of(_leaf));
        }
        else if (Wrapped() is { } inner)
        {
            inner.Write(json);
        }
        else
        {
            WriteMembers(json);
        }
    }

    // By length first, so that 10 comes after 9.
    private static int CompareNames(string first, string second)
    {
        var isNumbered = first.All(char.IsAsciiDigit) && second.All(char.IsAsciiDigit) && first.Length != second.Length;
        return isNumbered ? first.Length - second.Length : string.CompareOrdinal(first, second);
    }

    // OpenInference puts each item into an object of one member that names its kind.
    private IndexedNode? Wrapped() =>
        _members is { Count: 1 } && _members.First() is { Key: "message" or "tool_call" or "tool" or "json_schema" or "document" or "message_content" or "embedding" } only
            ? only.Value
            : null;

    private void WriteMembers(JsonText json)
    {
        var isList = IsList;
        json.Raw(isList ? '[' : '{');
        foreach (var (name, member) in _members!)
        {
            if (isList)
            {
                json.Separate();
            }
            else
            {
                json.Name(name);
            }

            member.Write(json);
        }

        json.Raw(isList ? ']' : '}');
    }
}
