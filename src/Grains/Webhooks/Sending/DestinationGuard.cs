using System.Net;
using System.Net.Sockets;
using Bayou.Contracts.Errors;

namespace Bayou.Grains.Webhooks.Sending;

/// <summary>
/// Decides where messages may go. A URL is checked when a webhook is saved, so that its owner learns at once what is wrong with it. What
/// counts is the check of each connection: the addresses are resolved, checked, and those very addresses are connected to, so that a name
/// that changes its mind in between (DNS rebinding) gains nothing.
/// </summary>
/// <param name="options">What is allowed.</param>
/// <param name="resolver">Finds addresses.</param>
/// <param name="time">Limits how long a resolver may take.</param>
internal sealed class DestinationGuard(WebhookOptions options, INameResolver resolver, TimeProvider time)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Returns when messages may be sent to a URL as things are now.</summary>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: they may not.</exception>
    internal async Task CheckUrlAsync(string url, CancellationToken cancellationToken)
    {
        var uri = Parse(url);
        if (IsAnyAddressAllowed(uri.IdnHost))
        {
            return;
        }

        try
        {
            await ResolveAsync(uri.IdnHost, cancellationToken);
        }
        catch (DestinationException exception)
        {
            throw new BayouException(ErrorCode.InvalidParameterValue, exception.Message, exception);
        }
    }

    /// <summary>The URL, if its form is allowed.</summary>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it is not.</exception>
    internal Uri Parse(string url)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            throw BayouException.InvalidParameter($"Webhook URL cannot be empty or just whitespace: '{url}'");
        }

        var isUri = Uri.TryCreate(url, UriKind.Absolute, out var uri);
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        var scheme = isUri ? uri!.Scheme : url[..Math.Max(colon, 0)];
        if (!options.AllowedSchemes.Contains(scheme, StringComparer.OrdinalIgnoreCase))
        {
            throw BayouException.InvalidParameter(
                $"Invalid webhook URL scheme: '{scheme}'. Allowed schemes are: {string.Join(", ", options.AllowedSchemes)}.");
        }

        if (!isUri || uri!.IdnHost.Length == 0)
        {
            throw BayouException.InvalidParameter($"Webhook URL must include a hostname and be well-formed: '{url}'");
        }

        return uri.UserInfo.Length == 0
            ? uri
            : throw BayouException.InvalidParameter("Webhook URL must not hold a user name or password: they would not be sent.");
    }

    /// <summary>The addresses of a host, all of which may be connected to.</summary>
    /// <exception cref="DestinationException">One of them may not, or there is none.</exception>
    internal async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var addresses = await FindAsync(host, cancellationToken);
        if (addresses.Length == 0)
        {
            throw new DestinationException($"Cannot resolve webhook URL hostname '{host}'.", isRefused: false);
        }

        if (!IsAnyAddressAllowed(host) && addresses.FirstOrDefault(address => !IsAllowed(address)) is { } refused)
        {
            throw new DestinationException(
                $"Webhook URL must not resolve to a non-public IP address. '{host}' resolves to {refused}. "
                + "BAYOU_WEBHOOK_ALLOWED_HOSTS allows hosts and networks.",
                isRefused: true);
        }

        return addresses;
    }

    private bool IsAnyAddressAllowed(string host) =>
        options.AllowPrivateAddresses || options.AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    private bool IsAllowed(IPAddress address) =>
        PublicAddresses.Contains(address) || options.AllowedNetworks.Any(network => network.Contains(PublicAddresses.Plain(address)));

    private async Task<IPAddress[]> FindAsync(string host, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(s_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return IPAddress.TryParse(host, out var literal) ? [literal] : await resolver.ResolveAsync(host, either.Token);
        }
        catch (SocketException exception)
        {
            throw new DestinationException($"Cannot resolve webhook URL hostname '{host}': {exception.Message}", isRefused: false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DestinationException($"Cannot resolve webhook URL hostname '{host}': no answer in time.", isRefused: false);
        }
    }
}
