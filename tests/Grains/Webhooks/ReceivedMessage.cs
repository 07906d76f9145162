namespace Bayou.Grains.Tests.Webhooks;

/// <summary>What a receiver got.</summary>
internal sealed record ReceivedMessage(string DeliveryId, string Timestamp, string? Signature, string? ContentType, string Body);
