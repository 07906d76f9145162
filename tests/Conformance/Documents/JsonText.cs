using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bayou.Conformance.Tests.Documents;

/// <summary>Between nodes and JSON, both ways. Numbers keep their digits.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static byte[] Write(Node node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, node);
        }

        return buffer.ToArray();
    }

    public static Node Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new MappingNode(
            [.. value.EnumerateObject().Select(field => new KeyValuePair<string, Node>(field.Name, Read(field.Value)))]),
        JsonValueKind.Array => new SequenceNode([.. value.EnumerateArray().Select(Read)]),
        JsonValueKind.String => ScalarNode.OfText(value.GetString()!),
        _ => new ScalarNode(value.GetRawText(), Quoted: false),
    };

    private static void Write(Utf8JsonWriter writer, Node node)
    {
        if (node.Tag is not null)
        {
            throw new ScenarioFormatException($"A request can't hold !{node.Tag}.", node.Line);
        }

        switch (node)
        {
            case MappingNode map:
                writer.WriteStartObject();
                foreach (var (name, value) in map.Entries)
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case SequenceNode list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case ScalarNode { IsText: true } text:
                writer.WriteStringValue(text.Text);
                break;
            case ScalarNode { IsNull: true }:
                writer.WriteNullValue();
                break;
            case ScalarNode raw:
                writer.WriteRawValue(raw.Text, skipInputValidation: true);
                break;
        }
    }
}
