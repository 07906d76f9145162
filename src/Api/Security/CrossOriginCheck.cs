using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Bayou.Api.Security;

/// <summary>
/// Keeps pages of other origins from changing anything, answers the preflights of those that may
/// (Fetch standard, CORS protocol), and lets those read the answers.
/// </summary>
/// <param name="next">What is guarded.</param>
/// <param name="origins">The allowed origins.</param>
/// <param name="logger">Hears of refusals.</param>
internal sealed partial class CrossOriginCheck(RequestDelegate next, OriginAllowList origins, ILogger<CrossOriginCheck> logger)
{
    /// <summary>The words that MLflow's clients and users know.</summary>
    internal const string Refusal = "Cross-origin request blocked";

    private const string AllowedMethods = "GET, HEAD, POST, PUT, PATCH, DELETE";

    /// <summary>Seconds for which a browser may keep the answer to a preflight.</summary>
    private const string PreflightMaxAge = "600";

    private readonly RefusalLog _refusals = new();

    public Task InvokeAsync(HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            return next(http);
        }

        var isAllowed = origins.Allows(origin);
        var isPreflight = HttpMethods.IsOptions(http.Request.Method)
            && http.Request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod);
        var isChange = isPreflight || ChangesState(http.Request.Method);
        if (isChange && !isAllowed && !OriginAllowList.IsSame(origin, http.Request.Host.Value ?? ""))
        {
            return RefuseAsync(http, origin);
        }

        if (isAllowed)
        {
            http.Response.OnStarting(LetRead, http);
        }

        return isPreflight ? AnswerPreflight(http) : next(http);
    }

    private static bool ChangesState(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    private static Task LetRead(object state)
    {
        var http = (HttpContext)state;
        http.Response.Headers.AccessControlAllowOrigin = http.Request.Headers.Origin;
        http.Response.Headers.AccessControlExposeHeaders = "*";
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        return Task.CompletedTask;
    }

    private static Task AnswerPreflight(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        var headers = http.Response.Headers;
        headers.AccessControlAllowMethods = AllowedMethods;
        headers.AccessControlAllowHeaders = http.Request.Headers.AccessControlRequestHeaders;
        headers.AccessControlMaxAge = PreflightMaxAge;
        return Task.CompletedTask;
    }

    private Task RefuseAsync(HttpContext http, string origin)
    {
        var shown = RefusalLog.Shown(origin);
        if (_refusals.IsNew(origin))
        {
            LogRefused(logger, shown);
        }

        return SecurityAnswer.RefuseAsync(
            http,
            $"{Refusal}. Pages of '{shown}' may not call this server. To allow them, start the server with --cors-allowed-origins {shown} "
            + $"or set MLFLOW_SERVER_CORS_ALLOWED_ORIGINS={shown} (comma-separated).");
    }
}
