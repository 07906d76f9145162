using System.Globalization;

namespace Bayou.Conformance.Tests.Targets;

/// <summary>SQLite and a local artifact folder: what `bayou server` does on a laptop.</summary>
internal sealed class SqliteConfiguration : IServerConfiguration
{
    /// <summary>Webhooks may point to plain HTTP on this machine by the name localhost, and may have secrets. A header tells who sends a request.</summary>
    private const string Settings = """
        {
          "Bayou": {
            "Security": { "UserHeader": "X-Forwarded-User" },
            "Webhooks": {
              "WebhookAllowedSchemes": ["https", "http"],
              "WebhookAllowedHosts": ["localhost"],
              "WebhookSecretKey": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
            }
          }
        }
        """;

    public IEnumerable<string> Arguments(string folder, int port)
    {
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), Settings);
        return
        [
            BuiltServer.Assembly,
            "server",
            "--host", "127.0.0.1",
            "--port", port.ToString(CultureInfo.InvariantCulture),
            "--backend-store-uri", $"sqlite:///{Path.Combine(folder, "bayou.db")}",
            "--artifacts-destination", Path.Combine(folder, "artifacts"),
        ];
    }
}
