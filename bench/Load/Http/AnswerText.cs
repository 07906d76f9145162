using System.Text;
using System.Text.Json;

namespace Bayou.Bench.Http;

/// <summary>Finds single fields in a JSON answer without reading all of it; servers may write it compact or indented.</summary>
internal static class AnswerText
{
    /// <summary>The value of the first text field of that name; null when there is none.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="quotedName">The field's name with its quotes.</param>
    internal static string? First(ReadOnlySpan<byte> json, ReadOnlySpan<byte> quotedName) =>
        After(json, json.IndexOf(quotedName), quotedName.Length);

    /// <summary>The value of the last text field of that name; null when there is none.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="quotedName">The field's name with its quotes.</param>
    internal static string? Last(ReadOnlySpan<byte> json, ReadOnlySpan<byte> quotedName) =>
        After(json, json.LastIndexOf(quotedName), quotedName.Length);

    private static string? After(ReadOnlySpan<byte> json, int name, int nameLength)
    {
        if (name < 0)
        {
            return null;
        }

        var rest = json[(name + nameLength)..].TrimStart(" \t\r\n:"u8);
        if (rest.IsEmpty || rest[0] != (byte)'"')
        {
            return null;
        }

        var reader = new Utf8JsonReader(rest, isFinalBlock: false, default);
        return reader.Read() ? reader.GetString() : Encoding.UTF8.GetString(rest);
    }
}
