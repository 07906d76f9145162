namespace Bayou.Api.Routing;

/// <summary>The prefixes under which a route is served. All prefixes of the API come from here.</summary>
internal sealed class RouteSurface
{
    private RouteSurface(params string[] prefixes) => Prefixes = prefixes;

    /// <summary>Routes of OpenTelemetry, which are served without the server's static prefix too, as MLflow does.</summary>
    public static RouteSurface Otlp { get; } = new("") { IsServedUnprefixed = true };

    /// <summary>REST API 2.0 and its twin for browsers.</summary>
    public static RouteSurface Api2 { get; } = new("/api/2.0", "/ajax-api/2.0");

    /// <summary>REST API 3.0 and its twin for browsers.</summary>
    public static RouteSurface Api3 { get; } = new("/api/3.0", "/ajax-api/3.0");

    /// <summary>Routes that MLflow serves to browsers only.</summary>
    public static RouteSurface Ajax2 { get; } = new("/ajax-api/2.0");

    /// <summary>The same of REST API 3.0.</summary>
    public static RouteSurface Ajax3 { get; } = new("/ajax-api/3.0");

    /// <summary>Routes without a prefix.</summary>
    public static RouteSurface Root { get; } = new("");

    /// <summary>Each starts with a slash, or is empty.</summary>
    public IReadOnlyList<string> Prefixes { get; }

    /// <summary>Whether the routes are also served without the server's static prefix.</summary>
    public bool IsServedUnprefixed { get; private init; }
}
