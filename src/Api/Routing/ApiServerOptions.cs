using System.Text.RegularExpressions;
using Bayou.Api.Otlp;
using Bayou.Api.Security;

namespace Bayou.Api.Routing;

/// <summary>How the API is served.</summary>
public sealed class ApiServerOptions
{
    /// <summary>A path put before every route: empty (the default), or starting with a slash and not ending in one.</summary>
    public string StaticPrefix { get; set; } = "";

    /// <summary>Whether proxied artifact routes are served. Default true.</summary>
    public bool ServeArtifacts { get; set; } = true;

    /// <summary>Whether only artifact routes are served. Default false.</summary>
    public bool ArtifactsOnly { get; set; }

    /// <summary>The product's own version, as server-info answers it. <c>/version</c> tells MLflow's.</summary>
    public string Version { get; set; } = "";

    /// <summary>Whether values longer than MLflow's limits are cut instead of refused. Default true, as in MLflow.</summary>
    public bool TruncateLongValues { get; set; } = true;

    /// <summary>Longest artifact location, characters. Default 2048.</summary>
    public int MaxArtifactLocation { get; set; } = Contracts.Limits.ArtifactLocation;

    /// <summary>What is taken over the OpenTelemetry protocol.</summary>
    public OtlpOptions Otlp { get; set; } = new();

    /// <summary>What the source of a new model version must match somewhere; null, the default, for no such rule.</summary>
    public Regex? ModelSourcePattern { get; set; }

    /// <summary>How the server learns who its users are. Default: not at all.</summary>
    public UserIdentityOptions Identity { get; set; } = new();
}
