using System.Text.Json;
using Bayou.Contracts;
using Bayou.Spans.Json;

namespace Bayou.Spans.Intake;

/// <summary>Beginnings of a trace's request and response: of a chat the text of its last message, of anything else the JSON.</summary>
internal static class Previews
{
    private const string Cut = "...";

    internal static string? Request(string? inputs) => Of(inputs, "user");

    internal static string? Response(string? outputs) => Of(outputs, "assistant");

    private static string? Of(string? json, string role)
    {
        if (json is null)
        {
            return null;
        }

        var text = json.StartsWith('{') || json.StartsWith('[') || json.StartsWith('"') ? Read(json, role) ?? json : json;
        return text.Length <= Limits.TracePreview ? text : Shorten(text);
    }

    private static string Shorten(string text)
    {
        var length = Limits.TracePreview - Cut.Length;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), Cut);
    }

    private static string? Read(string json, string role)
    {
        if (JsonFields.Parse(json) is not { } root)
        {
            return null;
        }

        return root.ValueKind switch
        {
            JsonValueKind.Object => ChatMessages.LastText(root, role) ?? (root.Member("request") is { } request ? ChatMessages.LastText(request, role) : null),
            JsonValueKind.Array => ChatMessages.LastTextOf(root, role),
            _ => null,
        };
    }
}
