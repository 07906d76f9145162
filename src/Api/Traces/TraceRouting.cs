using Bayou.Api.Assessments;
using Bayou.Api.Issues;
using Bayou.Api.Routing;
using Bayou.Api.Security;

namespace Bayou.Api.Traces;

/// <summary>Everything that is served on traces.</summary>
internal static class TraceRouting
{
    internal static RoutePermission Read { get; } = new(ResourceKind.Trace, PermissionAction.Read);

    internal static RoutePermission Create { get; } = new(ResourceKind.Trace, PermissionAction.Create);

    internal static RoutePermission Update { get; } = new(ResourceKind.Trace, PermissionAction.Update);

    internal static RoutePermission Delete { get; } = new(ResourceKind.Trace, PermissionAction.Delete);

    internal static void Declare(RouteTable routes, ApiServerOptions options, TimeProvider time)
    {
        new TraceV2Endpoints(options, time).Declare(routes);
        new TraceV3Endpoints(options, time).Declare(routes);
        new TraceContentEndpoints(time).Declare(routes);
        new TraceTagEndpoints(options).Declare(routes);
        TraceLinkEndpoints.Declare(routes);
        TraceDeletionEndpoints.Declare(routes);
        TraceAnalysisEndpoints.Declare(routes);
        TraceArtifactEndpoints.Declare(routes);
        LargeTraceEndpoints.Declare(routes);
        SessionEndpoints.Declare(routes);
        RetentionEndpoints.Declare(routes);
        new AssessmentEndpoints(time).Declare(routes);
        new IssueEndpoints(time).Declare(routes);
    }
}
