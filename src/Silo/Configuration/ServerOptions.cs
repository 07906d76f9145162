using System.Net;
using System.Text.RegularExpressions;
using Bayou.Api.Otlp;
using Bayou.Api.Security;
using Bayou.Grains.Traces;
using Bayou.Grains.Webhooks;
using Bayou.Silo.Hosting;
using Bayou.Spans;
using Microsoft.Extensions.Logging;

namespace Bayou.Silo.Configuration;

/// <summary>The whole configuration of a server, read and checked. What each setting means is told in <see cref="Settings"/>.</summary>
internal sealed record ServerOptions
{
    /// <summary>The address to listen on.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The port to listen on; 0 for any.</summary>
    public required int Port { get; init; }

    /// <summary>Empty, or starting with a slash and not ending in one.</summary>
    public required string StaticPrefix { get; init; }

    /// <summary>How long a stop waits for requests, and then again for the engine.</summary>
    public required TimeSpan ShutdownTimeout { get; init; }

    /// <summary>How long a stop goes on accepting requests.</summary>
    public required TimeSpan DrainDelay { get; init; }

    /// <summary>The database, with its password: never to be shown, see <see cref="StoreUri.Masked"/>.</summary>
    public required string BackendStoreUri { get; init; }

    /// <summary>The most log records that wait to be written.</summary>
    public required int LogQueueRecords { get; init; }

    /// <summary>Bytes above which idle grains are dropped.</summary>
    public required long MemoryBudget { get; init; }

    /// <summary>This server's place in its cluster; null where it serves alone.</summary>
    public required ClusterSettings? Cluster { get; init; }

    /// <summary>Whether proxied artifact routes are served.</summary>
    public required bool ServeArtifacts { get; init; }

    /// <summary>Whether nothing but artifacts is served.</summary>
    public required bool ArtifactsOnly { get; init; }

    /// <summary>Where proxied artifacts are kept: a path, or a URI.</summary>
    public required string ArtifactsDestination { get; init; }

    /// <summary>Under what new experiments keep their artifacts: a URI, or an absolute path.</summary>
    public required string DefaultArtifactRoot { get; init; }

    /// <summary>The longest artifact location, characters.</summary>
    public required int ArtifactLocationMaxLength { get; init; }

    /// <summary>Whether values that are too long are cut.</summary>
    public required bool TruncateLongValues { get; init; }

    /// <summary>What the source of a new model version must match; null for no such rule.</summary>
    public required Regex? ModelSourcePattern { get; init; }

    /// <summary>How pages of others are kept out; null when that is switched off.</summary>
    public required SecurityOptions? Security { get; init; }

    /// <summary>How the server learns who its users are.</summary>
    public required UserIdentityOptions Identity { get; init; }

    /// <summary>The least severe messages that are logged.</summary>
    public required LogLevel LogLevel { get; init; }

    /// <summary>How log lines look.</summary>
    public required LogFormat LogFormat { get; init; }

    /// <summary>How webhooks are kept and served, with the key of their secrets: never to be shown.</summary>
    public required WebhookOptions Webhooks { get; init; }

    /// <summary>What is taken over the OpenTelemetry protocol.</summary>
    public required OtlpOptions Otlp { get; init; }

    /// <summary>The port for OTLP over gRPC; 0 for none.</summary>
    public required int OtlpGrpcPort { get; init; }

    /// <summary>How spans are taken in.</summary>
    public required SpanIntakeOptions SpanIntake { get; init; }

    /// <summary>How traces are kept.</summary>
    public required TraceOptions Traces { get; init; }

    /// <summary>The collector for the server's own telemetry; empty for none.</summary>
    public required string OtlpEndpoint { get; init; }
}
