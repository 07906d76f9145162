using System.Text.Json;
using Bayou.Spans.Json;

namespace Bayou.Spans.Intake;

/// <summary>Finds the text of the last message in the bodies of chats: those of OpenAI's two APIs and of Gemini's, and lists of messages with parts.</summary>
internal static class ChatMessages
{
    /// <summary>The text in a chat's body, or null where it is none.</summary>
    internal static string? LastText(JsonElement body, string role)
    {
        if (body.Member("choices") is { ValueKind: JsonValueKind.Array } choices
            && choices.GetArrayLength() > 0
            && choices[0].Member("message") is { } message)
        {
            return TextOf(message);
        }

        if (ListOf(body, "candidates") is { } candidates && candidates.GetArrayLength() > 0 && candidates[0].Member("content") is { } candidate)
        {
            return TextOf(candidate);
        }

        return ListOf(body, "messages") is { } messages ? LastTextOf(messages, role)
            : ListOf(body, "contents") is { } contents ? LastTextOf(contents, role)
            : ListOf(body, "input") is { } input ? LastTextOf(input, role)
            : ListOf(body, "output") is { } output ? LastTextOf(output, role)
            : body.Member("role") is not null ? TextOf(body)
            : body.Text("prompt") ?? (body.Member("model") is null ? null : body.Text("input"));
    }

    /// <summary>
    /// The last text of a role in a list of messages, or that of the last message where none is of the role; null where there is none. What a tool
    /// answered is no text of the user, though some APIs put it there.
    /// </summary>
    internal static string? LastTextOf(JsonElement list, string role)
    {
        JsonElement? last = null;
        string? text = null;
        var hasRole = false;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object && (item.Member("role") ?? item.Member("content")) is not null)
            {
                last = item;
                if (item.Text("role") == role)
                {
                    hasRole = true;
                    text = TextOf(item) ?? text;
                }
            }
        }

        return !hasRole && last is { } message ? TextOf(message) : text;
    }

    private static JsonElement? ListOf(JsonElement body, string name) =>
        body.Member(name) is { ValueKind: JsonValueKind.Array } list ? list : null;

    private static string? TextOf(JsonElement message) => (message.Member("content") ?? message.Member("parts")) switch
    {
        { ValueKind: JsonValueKind.String } text => JsonFields.GetText(text),
        { ValueKind: JsonValueKind.Array } parts => TextOfParts(parts),
        null when message.Member("message") is { } inner && (inner.Member("content") ?? inner.Member("parts")) is not null => TextOf(inner),
        _ => null,
    };

    private static string? TextOfParts(JsonElement parts)
    {
        var texts = parts.EnumerateArray()
            .Where(part => part.Text("type") is not ("tool_result" or "tool_call_response"))
            .Select(part => part.ValueKind == JsonValueKind.String ? JsonFields.GetText(part) : part.Text("text") ?? part.Text("content"))
            .Where(text => !string.IsNullOrEmpty(text))
            .ToList();
        return texts.Count == 0 ? null : string.Join(' ', texts);
    }
}
