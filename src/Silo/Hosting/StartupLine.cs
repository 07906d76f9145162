using System.Text.Encodings.Web;
using System.Text.Json;
using Bayou.Silo.Configuration;

namespace Bayou.Silo.Hosting;

/// <summary>The one line on standard output that says that the server serves, and where.</summary>
internal static class StartupLine
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line, without its end.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="url">Where the server listens.</param>
    internal static string For(ServerOptions options, string url)
    {
        var store = StoreUri.Masked(options.BackendStoreUri);
        var artifacts = options.ServeArtifacts ? options.ArtifactsDestination : "not served";
        return options.LogFormat == LogFormat.Json
            ? AsJson(url, store, artifacts)
            : $"bayou {ProductVersion.Text} listens on {url}, store {store}, artifacts {artifacts}";
    }

    private static string AsJson(string url, string store, string artifacts)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_json))
        {
            json.WriteStartObject();
            json.WriteString("message", "bayou listens");
            json.WriteString("version", ProductVersion.Text);
            json.WriteString("url", url);
            json.WriteString("store", store);
            json.WriteString("artifacts", artifacts);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
