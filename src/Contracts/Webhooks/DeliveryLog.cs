using System.Collections.Immutable;

namespace Bayou.Contracts.Webhooks;

/// <summary>What a webhook was sent lately, and what it is still to be sent.</summary>
/// <param name="Attempts">The last attempts, newest first.</param>
/// <param name="Pending">Messages that are not delivered yet, oldest first.</param>
/// <param name="PendingCount">How many there are of them in all.</param>
[GenerateSerializer, Immutable, Alias("bayou.DeliveryLog")]
public sealed record DeliveryLog(
    [property: Id(0)] ImmutableArray<DeliveryAttempt> Attempts,
    [property: Id(1)] ImmutableArray<PendingDelivery> Pending,
    [property: Id(2)] int PendingCount);
