using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Security;

/// <summary>What the guards answer: plain text, as MLflow's do.</summary>
internal static class SecurityAnswer
{
    internal static Task RefuseAsync(HttpContext http, string message)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(message, http.RequestAborted);
    }
}
