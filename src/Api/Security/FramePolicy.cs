namespace Bayou.Api.Security;

/// <summary>Who may show the server's pages in a frame: the values of <c>X-Frame-Options</c> (RFC 7034).</summary>
public enum FramePolicy
{
    /// <summary>Pages of the same origin (<c>SAMEORIGIN</c>).</summary>
    SameOrigin,

    /// <summary>Nobody (<c>DENY</c>).</summary>
    Deny,

    /// <summary>Anyone: the header is left out (<c>NONE</c>).</summary>
    None,
}
