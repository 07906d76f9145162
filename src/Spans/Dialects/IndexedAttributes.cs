using System.Globalization;
using Bayou.Spans.Json;

namespace Bayou.Spans.Dialects;

/// <summary>Lists that are spread over attributes with numbered keys, such as <c>llm.input_messages.0.message.role</c>.</summary>
internal static class IndexedAttributes
{
    private const int MostItems = 10_000;
    private const int MostSegments = 16;

    /// <summary>The list as JSON text, or null where there is none.</summary>
    /// <param name="span">The span.</param>
    /// <param name="prefix">What stands before the first number, with its dot.</param>
    internal static string? ToJson(SpanView span, string prefix)
    {
        var root = new SortedDictionary<int, IndexedNode>();
        foreach (var (key, value) in span.Under(prefix))
        {
            var segments = key[prefix.Length..].Split('.', MostSegments);
            if (int.TryParse(segments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < MostItems)
            {
                if (!root.TryGetValue(index, out var node))
                {
                    root[index] = node = new IndexedNode();
                }

                node.Set(segments.AsSpan(1), value);
            }
        }

        if (root.Count == 0)
        {
            return null;
        }

        var json = new JsonText();
        json.Raw('[');
        foreach (var node in root.Values)
        {
            json.Separate();
            node.Write(json);
        }

        json.Raw(']');
        return json.ToString();
    }
}
