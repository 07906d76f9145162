using System.Net;
using Bayou.Api.Artifacts;
using Bayou.Api.Routing;
using Bayou.Contracts.Artifacts;
using Bayou.Storage.Artifacts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Bayou.Api.Tests.Artifacts;

/// <summary>The API on Kestrel over loopback, with artifacts in a folder of its own and runs that the test names.</summary>
internal sealed class ArtifactServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bayou-artifact-server-");
    private readonly KnownRuns _runs = new();
    private readonly WebApplication _app;

    private ArtifactServer(ApiServerOptions options, IArtifactStore? signingStore)
    {
        Directory.CreateDirectory(Outside);
        File.WriteAllText(Path.Join(Outside, "secret"), "secret");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        builder.Services.AddLocalArtifacts(artifacts =>
        {
            artifacts.Destination = Destination;
            artifacts.AllowedLocalRoots.Add(AllowedRoot);
        });
        builder.Services.AddSingleton<IRunLocations>(_runs);
        builder.Services.AddSingleton<IGrainFactory, NoGrains>();
        builder.Services.AddBayouApi(options);
        if (signingStore is not null)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(signingStore));
            builder.Services.Replace(ServiceDescriptor.Singleton<IArtifactRoots>(new SigningRoots(signingStore)));
        }

        _app = builder.Build();
        _app.UseBayouApi();
    }

    internal string Destination => Path.Join(_folder.FullName, "destination");

    internal string AllowedRoot => Path.Join(_folder.FullName, "allowed");

    internal string Outside => Path.Join(_folder.FullName, "outside");

    internal IPEndPoint EndPoint { get; private set; } = new(IPAddress.Loopback, 0);

    internal HttpClient Http { get; private set; } = new();

    internal static async Task<ArtifactServer> StartAsync(ApiServerOptions? options = null, IArtifactStore? signingStore = null)
    {
        var server = new ArtifactServer(options ?? new ApiServerOptions(), signingStore);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        var addresses = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        var address = new Uri(addresses!.Addresses.Single());
        server.EndPoint = new IPEndPoint(IPAddress.Loopback, address.Port);
        server.Http = new HttpClient { BaseAddress = address };
        return server;
    }

    /// <summary>Makes a run known, with its artifacts at a URI; by default where the proxy keeps those of experiment 1.</summary>
    internal string AddRun(string runId, string? artifactUri = null) =>
        _runs.Add(runId, artifactUri ?? $"mlflow-artifacts:/1/{runId}/artifacts");

    /// <summary>Puts a file below the destination, without a call.</summary>
    internal void Place(string path, string text) => PlaceIn(Destination, path, text);

    /// <summary>Puts a file below a folder, without a call.</summary>
    internal static void PlaceIn(string folder, string path, string text)
    {
        var file = Path.Join(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>All files below the destination, as the disk has them.</summary>
    internal string[] StoredFiles() => [.. Directory.GetFiles(Destination, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Stops serving, when the calls under way have ended.</summary>
    internal Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
