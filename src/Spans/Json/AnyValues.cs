using System.Text.Json;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Json;

/// <summary>Attribute values from JSON.</summary>
internal static class AnyValues
{
    /// <summary>
    /// The most messages that a value may nest, itself counted: those that read spans accept a hundred in all, of which the span and what
    /// is around it take ten.
    /// </summary>
    internal const int MaxDepth = 90;

    /// <summary>The value that JSON text stands for, or the text itself where it isn't JSON or nests too deep to be sent as a value.</summary>
    internal static AnyValue Parse(string json)
    {
        if (JsonFields.Parse(json) is not { } root)
        {
            return Of(json);
        }

        try
        {
            var value = From(root);
            return Depth(value) <= MaxDepth ? value : Of(json);
        }
        catch (InvalidOperationException)
        {
            return Of(json);
        }
    }

    internal static AnyValue Of(string text) => new() { StringValue = text };

    /// <exception cref="InvalidOperationException">An escape makes no valid UTF-16.</exception>
    internal static AnyValue From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Of(element.GetString()!),
        JsonValueKind.True or JsonValueKind.False => new AnyValue { BoolValue = element.GetBoolean() },
        JsonValueKind.Number => element.TryGetInt64(out var whole)
            ? new AnyValue { IntValue = whole }
            : new AnyValue { DoubleValue = element.GetDouble() },
        JsonValueKind.Array => FromList(element),
        JsonValueKind.Object => FromObject(element),
        _ => new AnyValue(),
    };

    /// <summary>How many messages a value nests, itself counted, as far as <see cref="MaxDepth"/> and a few more.</summary>
    internal static int Depth(AnyValue? value, int above = 0)
    {
        if (value is null || above > MaxDepth)
        {
            return above;
        }

        var deepest = above + 1;
        if (value.ValueCase == AnyValue.ValueOneofCase.ArrayValue)
        {
            foreach (var item in value.ArrayValue.Values)
            {
                deepest = Math.Max(deepest, Depth(item, above + 2));
            }
        }
        else if (value.ValueCase == AnyValue.ValueOneofCase.KvlistValue)
        {
            foreach (var member in value.KvlistValue.Values)
            {
                deepest = Math.Max(deepest, Depth(member.Value, above + 3));
            }
        }

        return deepest;
    }

    private static AnyValue FromList(JsonElement element)
    {
        var list = new ArrayValue();
        foreach (var item in element.EnumerateArray())
        {
            list.Values.Add(From(item));
        }

        return new AnyValue { ArrayValue = list };
    }

    private static AnyValue FromObject(JsonElement element)
    {
        var members = new KeyValueList();
        foreach (var member in element.EnumerateObject())
        {
            members.Values.Add(new KeyValue { Key = member.Name, Value = From(member.Value) });
        }

        return new AnyValue { KvlistValue = members };
    }
}
