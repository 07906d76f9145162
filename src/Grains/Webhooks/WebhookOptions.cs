using System.Collections.Immutable;
using System.Net;

namespace Bayou.Grains.Webhooks;

/// <summary>Where webhooks may point, how their secrets are kept, and how their messages are sent.</summary>
public sealed class WebhookOptions
{
    /// <summary>Length of <see cref="SecretKey"/>, bytes: that of an AES-256 key.</summary>
    public const int SecretKeyBytes = 32;

    /// <summary>Schemes that a URL may have, lower-case. Default <c>https</c> alone.</summary>
    public ImmutableArray<string> AllowedSchemes { get; set; } = ["https"];

    /// <summary>Whether URLs may lead to addresses that are not public. Default false.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>Host names that may lead to any address. Default none.</summary>
    public ImmutableArray<string> AllowedHosts { get; set; } = [];

    /// <summary>Networks that URLs may lead to though they are not public. Default none.</summary>
    public ImmutableArray<IPNetwork> AllowedNetworks { get; set; } = [];

    /// <summary>The key that secrets are encrypted with; empty, the default, where webhooks can't have secrets.</summary>
    public ImmutableArray<byte> SecretKey { get; set; } = [];

    /// <summary>How long one attempt may take. Default 30 s.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a message is sent again after the first attempt. Default 10, which is about five minutes.</summary>
    public int MaxRetries { get; set; } = 10;

    /// <summary>How many attempts a silo makes at a time, over all webhooks. Default 10.</summary>
    public int MaxConcurrentAttempts { get; set; } = 10;

    /// <summary>The wait before the first retry; it doubles with each. Default 1 s.</summary>
    public TimeSpan FirstRetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before a retry that the receiver did not ask for. Default 60 s.</summary>
    public TimeSpan LongestRetryDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The most messages that may wait for one webhook; further ones are given up at once. Default 10,000.</summary>
    public int MaxPending { get; set; } = 10_000;
}
