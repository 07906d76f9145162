using System.Diagnostics.Metrics;
using Bayou.Grains;
using Bayou.Grains.Experiments;
using Bayou.Silo.Configuration;
using Bayou.Silo.Engines;
using Bayou.Silo.Traces;
using Bayou.Silo.Webhooks;
using Bayou.Storage;
using Bayou.Storage.Artifacts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bayou.Silo.Composition;

/// <summary>
/// What stands behind the HTTP edge: the state store, the engine with its grains, and the artifact store. The only file of the
/// host that knows which they are.
/// </summary>
/// <param name="options">The configuration.</param>
internal sealed class Backend(ServerOptions options) : IAsyncDisposable
{
    private IStateStore? _store;

    private IStateStore Store => _store ?? throw new InvalidOperationException("The store is not open yet.");

    /// <summary>Why a database can't be opened by this build, as far as its URI tells.</summary>
    /// <param name="uri">What was configured.</param>
    /// <returns>Null when it may be opened.</returns>
    internal static string? FindStoreProblem(string uri) => StoreUri.SchemeOf(uri) is "sqlite" or "postgresql" or "postgres"
        ? null
        : $"'{StoreUri.Masked(uri)}' is no store that Bayou opens: "
            + "use sqlite:///path/to/file.db or postgresql://user:password@host/database.";

    /// <summary>Why artifacts can't be kept at a destination by this build, as far as its text tells.</summary>
    /// <param name="destination">What was configured.</param>
    /// <returns>Null when they may be kept there.</returns>
    internal static string? FindArtifactProblem(string destination) => StoreUri.SchemeOf(destination) is "" or "file"
        ? null
        : $"'{destination}' is no place where Bayou keeps artifacts: use a local folder.";

    /// <summary>Says in the terms of the configuration why a part did not start.</summary>
    /// <param name="exception">What opening the store or starting the host threw.</param>
    /// <returns>Empty when the configuration is not known to be at fault.</returns>
    internal static IReadOnlyList<ConfigurationFault> FindFaults(Exception exception) => exception switch
    {
        OptionsValidationException invalid =>
            [.. invalid.Failures.Select(failure => new ConfigurationFault(Settings.ArtifactsDestination.ShownName, failure))],
        StoreConfigurationException store => [new ConfigurationFault(Settings.BackendStoreUri.ShownName, store.Message)],
        _ => [],
    };

    /// <summary>Registers the parts with the host.</summary>
    /// <param name="host">The host.</param>
    internal void AddTo(IHostApplicationBuilder host)
    {
        var services = host.Services;
        services.AddSingleton(options);
        services.AddSingleton(_ => Store);
        services.AddSingleton(options.Webhooks);
        services.AddSingleton(options.SpanIntake);
        services.AddSingleton(options.Traces);
        services.AddBayouGrains(
            new ExperimentOptions { DefaultArtifactRoot = options.DefaultArtifactRoot }, isAlone: options.Cluster is null);
        Engine.AddTo(host, options);
        services.AddHostedService<GrainWarmup>();
        services.AddHostedService<WebhookWaker>();
        services.AddHostedService<TraceRetentionWaker>();
        services.AddLocalArtifacts(artifacts =>
        {
            artifacts.Destination = options.ArtifactsDestination;
            if (StoreUri.SchemeOf(options.DefaultArtifactRoot) is "" or "file")
            {
                artifacts.AllowedLocalRoots.Add(options.DefaultArtifactRoot);
            }
        });
    }

    /// <summary>Opens the store. Called once, before the first request.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: the store gives no answer.</exception>
    internal async Task OpenAsync(IServiceProvider services, CancellationToken cancellationToken) => _store = await StateStores.OpenAsync(
        options.BackendStoreUri,
        new StateStoreOptions
        {
            QueueRecords = options.LogQueueRecords,
            Member = Engine.FindMember(services),
            LendThread = Engine.LendThread,
        },
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<ILoggerFactory>(),
        services.GetRequiredService<IMeterFactory>(),
        cancellationToken);

    /// <summary>Asks the store for an answer.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: it gave none.</exception>
    internal Task CheckAsync(CancellationToken cancellationToken) => Store.CheckAsync(cancellationToken);

    /// <summary>Closes the store, after the host has stopped.</summary>
    public ValueTask DisposeAsync() => _store?.DisposeAsync() ?? ValueTask.CompletedTask;
}
