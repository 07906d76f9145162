namespace Bayou.Grains.Webhooks.Sending;

/// <summary>A host that nothing may be sent to, or that has no address.</summary>
/// <param name="message">Why, for whoever owns the webhook.</param>
/// <param name="isRefused">Whether the host's addresses are not allowed; otherwise it has none now.</param>
internal sealed class DestinationException(string message, bool isRefused) : Exception(message)
{
    /// <summary>Whether the host's addresses are not allowed; otherwise it has none now.</summary>
    internal bool IsRefused { get; } = isRefused;
}
