using Bayou.Testing;

namespace Bayou.Server.Tests.Copy;

/// <summary>Runs <c>bayou db copy</c> in a process of its own.</summary>
internal static class CopyRun
{
    internal static BayouProcessOptions Options(string from, string to) => new() { Arguments = ["db", "copy", "--from", from, "--to", to] };

    internal static Task<BayouExit> RunAsync(string from, string to) => BayouProcess.RunAsync(Options(from, to));

    internal static BayouProcessOptions Server(string uri) => new() { Arguments = ["server", "--port", "0", "--backend-store-uri", uri] };
}
