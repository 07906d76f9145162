namespace Bayou.Api.Routing;

/// <summary>Which server mode switches a route off.</summary>
internal enum RouteGate
{
    /// <summary>Always served.</summary>
    None,

    /// <summary>Not under <c>--artifacts-only</c>.</summary>
    Tracking,

    /// <summary>Not under <c>--no-serve-artifacts</c>.</summary>
    ArtifactProxy,
}
