namespace Bayou.Conformance.Tests.Targets;

/// <summary>One way to run the server; the whole suite holds for each.</summary>
internal interface IServerConfiguration
{
    /// <summary>Arguments of `dotnet` that start the server.</summary>
    /// <param name="folder">An empty folder for its data.</param>
    /// <param name="port">Where it is to listen, on 127.0.0.1.</param>
    IEnumerable<string> Arguments(string folder, int port);
}
