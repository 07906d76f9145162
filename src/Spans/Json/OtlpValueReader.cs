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

        if (element.ValueKind != JsonValueKind.Object)
        {
            throw OtlpFields.Wrong("value", "an object such as {\"stringValue\": …}", element);
        }

        foreach (var member in element.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null && ReadMember(element, member) is { } value)
            {
                return value;
            }
        }

        return new AnyValue();
    }

    private static AnyValue? ReadMember(JsonElement element, JsonProperty member)
    {
        if (member.NameEquals("stringValue") || member.NameEquals("string_value"))
        {
            return new AnyValue { StringValue = element.TextField("stringValue") };
        }

        if (member.NameEquals("intValue") || member.NameEquals("int_value"))
        {
            return new AnyValue { IntValue = ReadWhole(member.Value) };
        }

        if (member.NameEquals("boolValue") || member.NameEquals("bool_value"))
        {
            return member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? new AnyValue { BoolValue = member.Value.GetBoolean() }
                : throw OtlpFields.Wrong("boolValue", "true or false", member.Value);
        }

        return member.NameEquals("doubleValue") || member.NameEquals("double_value") ? new AnyValue { DoubleValue = ReadNumber(member.Value) }
            : member.NameEquals("arrayValue") || member.NameEquals("array_value") ? new AnyValue { ArrayValue = ReadList(member.Value) }
            : member.NameEquals("kvlistValue") || member.NameEquals("kvlist_value") ? new AnyValue { KvlistValue = ReadMembers(member.Value) }
            : member.NameEquals("bytesValue") || member.NameEquals("bytes_value") ? new AnyValue { BytesValue = ReadBytes(element) }
            : null;
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
