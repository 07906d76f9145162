using System.Net;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Security;

/// <summary>Takes the user's name from a header that a trusted proxy sets. Whatever is odd about it makes nobody of the user.</summary>
/// <param name="options">Which header, and whose.</param>
internal sealed class ProxyUserIdentity(UserIdentityOptions options) : IUserIdentity
{
    /// <summary>The longest name, characters.</summary>
    internal const int MaxLength = 256;

    /// <inheritdoc />
    public string? Find(HttpContext http)
    {
        if (options.Header is not { } header || !IsTrusted(http.Connection.RemoteIpAddress))
        {
            return null;
        }

        // Two headers of the name mean that the proxy let the sender's own pass.
        return http.Request.Headers[header] is [{ } value] && value.Trim() is { Length: > 0 and <= MaxLength } user && !user.Any(char.IsControl)
            ? user
            : null;
    }

    private bool IsTrusted(IPAddress? address)
    {
        if (address is null)
        {
            return false;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return options.Sources.Any(source => source.Contains(plain));
    }
}
