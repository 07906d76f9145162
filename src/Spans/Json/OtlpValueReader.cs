using System.Globalization;
using System.Text.Json;
using Bayou.Spans.Otlp;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace Bayou.Spans.Json;

/// <summary>Reads attributes, resources and scopes of OTLP/JSON.</summary>
internal static class OtlpValueReader
{
    internal static Resource? ReadResource(JsonElement? json)
    {
        if (json is not { } element)
        {
            return null;
        }

        var resource = new Resource { DroppedAttributesCount = element.SmallField("droppedAttributesCount") };
        ReadAttributes(element, resource.Attributes);
        return resource;
    }

    internal static InstrumentationScope? ReadScope(JsonElement? json)
    {
        if (json is not { } element)
        {
            return null;
        }

        var scope = new InstrumentationScope
        {
            Name = element.TextField("name"),
            Version = element.TextField("version"),
            DroppedAttributesCount = element.SmallField("droppedAttributesCount"),
        };
        ReadAttributes(element, scope.Attributes);
        return scope;
    }

    internal static void ReadAttributes(JsonElement json, RepeatedField<KeyValue> into, string name = "attributes")
    {
        foreach (var item in json.ListField(name))
        {
            into.Add(new KeyValue { Key = item.TextField("key"), Value = ReadValue(item.Field("value")) });
        }
    }

    internal static AnyValue? ReadValue(JsonElement? json)
    {
        if (json is not { } element)
        {
            return null;
        }

        if (element.Field("stringValue") is not null)
        {
            return new AnyValue { StringValue = element.TextField("stringValue") };
        }

        if (element.Field("boolValue") is { } flag)
        {
            return flag.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? new AnyValue { BoolValue = flag.GetBoolean() }
                : throw OtlpFields.Wrong("boolValue", "true or false", flag);
        }

        return element.Field("intValue") is { } whole ? new AnyValue { IntValue = ReadWhole(whole) }
            : element.Field("doubleValue") is { } number ? new AnyValue { DoubleValue = ReadNumber(number) }
            : element.Field("arrayValue") is { } list ? new AnyValue { ArrayValue = ReadList(list) }
            : element.Field("kvlistValue") is { } members ? new AnyValue { KvlistValue = ReadMembers(members) }
            : element.Field("bytesValue") is not null ? new AnyValue { BytesValue = ReadBytes(element) }
            : new AnyValue();
    }

    private static ArrayValue ReadList(JsonElement json)
    {
        var list = new ArrayValue();
        foreach (var item in json.ListField("values"))
        {
            list.Values.Add(ReadValue(item) ?? new AnyValue());
        }

        return list;
    }

    private static KeyValueList ReadMembers(JsonElement json)
    {
        var members = new KeyValueList();
        ReadAttributes(json, members.Values, "values");
        return members;
    }

    private static long ReadWhole(JsonElement json) => json switch
    {
        { ValueKind: JsonValueKind.Number } when json.TryGetInt64(out var value) => value,
        { ValueKind: JsonValueKind.String } when long.TryParse(
            JsonFields.GetText(json), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw OtlpFields.Wrong("intValue", "a whole number of 64 bits", json),
    };

    private static double ReadNumber(JsonElement json) => json switch
    {
        { ValueKind: JsonValueKind.Number } when json.TryGetDouble(out var value) => value,
        { ValueKind: JsonValueKind.String } when double.TryParse(
            JsonFields.GetText(json), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw OtlpFields.Wrong("doubleValue", "a number", json),
    };

    private static ByteString ReadBytes(JsonElement json)
    {
        var text = json.TextField("bytesValue");
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written)
            ? ByteString.CopyFrom(bytes, 0, written)
            : throw OtlpFields.Wrong("bytesValue", "base64", json.Field("bytesValue")!.Value);
    }
}
