using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bayou.Api.Responses;

/// <summary>Gives a body to what routing finds no handler for: 404, 405, and OPTIONS on a known path.</summary>
/// <param name="next">The endpoint.</param>
internal sealed class UnservedRequests(RequestDelegate next)
{
    private const string NotAllowedEndpoint = "405 HTTP Method Not Supported";

    public Task InvokeAsync(HttpContext http) => http.GetEndpoint() switch
    {
        null => ErrorBody.SendAsync(
            http, ErrorCode.EndpointNotFound, $"No endpoint {http.Request.Method} {http.Request.Path} on this server."),
        { DisplayName: NotAllowedEndpoint } refusal => AnswerNotAllowedAsync(http, refusal),
        _ => next(http),
    };

    private static async Task AnswerNotAllowedAsync(HttpContext http, Endpoint refusal)
    {
        await refusal.RequestDelegate!(http);
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        await ErrorBody.SendAsync(
            http,
            ErrorCode.EndpointNotFound,
            $"{http.Request.Path} does not take {http.Request.Method}; it takes {http.Response.Headers.Allow}.",
            StatusCodes.Status405MethodNotAllowed);
    }
}
