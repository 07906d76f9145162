using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Security;

/// <summary>Knows who sent a request, from a source that the sender can't write to.</summary>
public interface IUserIdentity
{
    /// <summary>The user's name, or null where nobody vouches for one.</summary>
    /// <param name="http">The request.</param>
    string? Find(HttpContext http);
}
