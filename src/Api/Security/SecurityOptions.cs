namespace Bayou.Api.Security;

/// <summary>How the server keeps web pages of others from driving it. The names are those of <c>mlflow server</c>.</summary>
public sealed class SecurityOptions
{
    /// <summary>
    /// Host names that requests may carry, without port or with one; <c>*</c> stands for any characters, <c>?</c> for one.
    /// Default empty: localhost, 127.0.0.1, [::1], 0.0.0.0 and addresses of private networks. A list replaces the default.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; set; } = [];

    /// <summary>
    /// Origins (<c>scheme://host[:port]</c>) whose pages may call the server from a browser, beside pages of localhost and the
    /// server's own. The same wildcards. Default empty.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    /// <summary>Who may frame the server's pages. Default <see cref="FramePolicy.SameOrigin"/>.</summary>
    public FramePolicy Frames { get; set; } = FramePolicy.SameOrigin;
}
