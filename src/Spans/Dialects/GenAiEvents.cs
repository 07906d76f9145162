using Bayou.Spans.Json;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Dialects;

/// <summary>Messages that the GenAI conventions put into events: one for each message in older versions.</summary>
internal static class GenAiEvents
{
    internal static string? Inputs(Span span) => Messages(span, static name => name switch
    {
        "gen_ai.system.message" => "system",
        "gen_ai.user.message" => "user",
        "gen_ai.assistant.message" => "assistant",
        "gen_ai.tool.message" => "tool",
        _ => null,
    });

    internal static string? Outputs(Span span) => Messages(span, static name => name == "gen_ai.choice" ? "assistant" : null);

    /// <summary>An attribute of the first event of a name, as JSON text.</summary>
    internal static string? Attribute(Span span, string name, string key)
    {
        foreach (var occurrence in span.Events)
        {
            if (occurrence.Name == name && Find(occurrence, key) is { } value && AttributeJson.Of(value) is { Length: > 2 } json)
            {
                return json;
            }
        }

        return null;
    }

    internal static AnyValue? Find(Span.Types.Event occurrence, string key)
    {
        foreach (var attribute in occurrence.Attributes)
        {
            if (attribute.Key == key && attribute.Value is { ValueCase: not AnyValue.ValueOneofCase.None })
            {
                return attribute.Value;
            }
        }

        return null;
    }

    private static string? Messages(Span span, Func<string, string?> roleOf)
    {
        JsonText? json = null;
        foreach (var occurrence in span.Events)
        {
            if (roleOf(occurrence.Name) is { } role)
            {
                json ??= new JsonText();
                json.Raw(json.Written.IsEmpty ? "[" : ", ");
                WriteMessage(json, occurrence, role);
            }
        }

        if (json is null)
        {
            return null;
        }

        json.Raw(']');
        return json.ToString();
    }

    private static void WriteMessage(JsonText json, Span.Types.Event occurrence, string role)
    {
        json.Raw('{');
        json.Name("role");
        AttributeJson.Write(json, Find(occurrence, "role") ?? AnyValues.Of(role));
        foreach (var attribute in occurrence.Attributes)
        {
            if (attribute.Key is "content" or "tool_calls" or "message" or "id" or "name" or "finish_reason" or "index")
            {
                json.Name(attribute.Key);
                json.Raw(AttributeJson.Of(attribute.Value));
            }
        }

        json.Raw('}');
    }
}
