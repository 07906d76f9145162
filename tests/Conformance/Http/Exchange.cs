using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Bayou.Conformance.Tests.Http;

/// <summary>What was sent, in one line, and what came back.</summary>
internal sealed record Exchange(string Request, int Status, ImmutableDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body as JSON, or null if it isn't.</summary>
    public JsonElement? Json()
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
