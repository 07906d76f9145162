using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Security;

/// <summary>Marks each answer so that browsers neither guess its type nor show it in a frame of others.</summary>
internal sealed class SecurityHeaders
{
    private readonly RequestDelegate _next;
    private readonly string? _frameOptions;
    private readonly Func<object, Task> _mark;

    /// <param name="next">What answers.</param>
    /// <param name="frames">Who may frame the answers.</param>
    public SecurityHeaders(RequestDelegate next, FramePolicy frames)
    {
        _next = next;
        _frameOptions = frames switch
        {
            FramePolicy.SameOrigin => "SAMEORIGIN",
            FramePolicy.Deny => "DENY",
            _ => null,
        };
        _mark = Mark;
    }

    public Task InvokeAsync(HttpContext http)
    {
        // Not before the answer is ready: what turns a failure into an answer clears the headers first.
        http.Response.OnStarting(_mark, http.Response);
        return _next(http);
    }

    private Task Mark(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.XContentTypeOptions = "nosniff";
        if (_frameOptions is not null)
        {
            headers.XFrameOptions = _frameOptions;
        }

        return Task.CompletedTask;
    }
}
