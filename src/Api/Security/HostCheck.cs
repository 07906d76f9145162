using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bayou.Api.Security;

/// <summary>Refuses requests that were not meant for this server, unless they only ask whether it lives.</summary>
/// <param name="next">What is guarded.</param>
/// <param name="hosts">The allowed hosts.</param>
/// <param name="exemptPaths">Paths that are served under any name, for probes of load balancers.</param>
/// <param name="logger">Hears of refusals.</param>
internal sealed partial class HostCheck(
    RequestDelegate next, HostAllowList hosts, IReadOnlyList<string> exemptPaths, ILogger<HostCheck> logger)
{
    /// <summary>The words that MLflow's clients and users know.</summary>
    internal const string Refusal = "Invalid Host header - possible DNS rebinding attack detected";

    private readonly RefusalLog _refusals = new();

    public Task InvokeAsync(HttpContext http)
    {
        var host = http.Request.Host.Value ?? "";
        return hosts.Allows(host) || exemptPaths.Contains(http.Request.Path.Value, StringComparer.Ordinal)
            ? next(http)
            : RefuseAsync(http, host);
    }

    private Task RefuseAsync(HttpContext http, string host)
    {
        var shown = RefusalLog.Shown(host);
        if (_refusals.IsNew(host))
        {
            LogRefused(logger, shown);
        }

        var name = HostName.TrySplit(shown, out var withoutPort, out _) ? withoutPort : "example.com";
        return SecurityAnswer.RefuseAsync(
            http,
            $"{Refusal}. This server does not go by the name '{shown}'. To allow it, start the server with --allowed-hosts {name} "
            + $"or set MLFLOW_SERVER_ALLOWED_HOSTS={name}: a comma-separated list, "
            + "which replaces the default of localhost and private addresses.");
    }
}
