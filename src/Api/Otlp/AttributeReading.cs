using System.Globalization;
using Bayou.Spans.Otlp;
using Google.Protobuf.Collections;

namespace Bayou.Api.Otlp;

/// <summary>Looks into attributes.</summary>
internal static class AttributeReading
{
    /// <summary>An attribute's value.</summary>
    /// <param name="attributes">Of equal keys the last counts.</param>
    /// <param name="key">Which one.</param>
    /// <returns>Null when it is absent, or has none.</returns>
    internal static AnyValue? Find(this RepeatedField<KeyValue> attributes, string key)
    {
        for (var i = attributes.Count - 1; i >= 0; i--)
        {
            if (attributes[i].Key == key)
            {
                return attributes[i].Value;
            }
        }

        return null;
    }

    /// <summary>An attribute's value as text: a whole number counts as its digits.</summary>
    /// <returns>Null when it is absent, empty, or of another kind.</returns>
    internal static string? FindText(this RepeatedField<KeyValue> attributes, string key) => attributes.Find(key) switch
    {
        { ValueCase: AnyValue.ValueOneofCase.StringValue, StringValue.Length: > 0 } text => text.StringValue,
        { ValueCase: AnyValue.ValueOneofCase.IntValue } number => number.IntValue.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
