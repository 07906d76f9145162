using System.Globalization;

namespace Bayou.Conformance.Tests.Targets;

/// <summary>SQLite and a local artifact folder: what `bayou server` does on a laptop.</summary>
internal sealed class SqliteConfiguration : IServerConfiguration
{
    public IEnumerable<string> Arguments(string folder, int port) =>
    [
        BuiltServer.Assembly,
        "server",
        "--host", "127.0.0.1",
        "--port", port.ToString(CultureInfo.InvariantCulture),
        "--backend-store-uri", $"sqlite:///{Path.Combine(folder, "bayou.db")}",
        "--artifacts-destination", Path.Combine(folder, "artifacts"),
    ];
}
