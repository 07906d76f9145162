using System.Net;

namespace Bayou.Api.Security;

/// <summary>How the server learns who its users are, as long as others authenticate them.</summary>
public sealed class UserIdentityOptions
{
    /// <summary>The request header in which a proxy passes on the name of the user that it authenticated; null, the default, for none.</summary>
    public string? Header { get; set; }

    /// <summary>Where that proxy's connections come from; from elsewhere the header does not count. Default: this machine.</summary>
    public IReadOnlyList<IPNetwork> Sources { get; set; } = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")];

    /// <summary>Users who may change policies of registered models; case does not count. Default empty: all whom access control lets.</summary>
    public IReadOnlyList<string> PolicyAdmins { get; set; } = [];
}
