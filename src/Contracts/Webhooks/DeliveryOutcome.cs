namespace Bayou.Contracts.Webhooks;

/// <summary>What an attempt led to.</summary>
[GenerateSerializer, Alias("bayou.DeliveryOutcome")]
public enum DeliveryOutcome
{
    /// <summary>The receiver took the message.</summary>
    Delivered = 1,

    /// <summary>It did not, and the message is sent again later.</summary>
    Retrying = 2,

    /// <summary>It did not, and the message is given up.</summary>
    Failed = 3,
}
