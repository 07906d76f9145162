namespace Bayou.Grains.Webhooks.Sending;

/// <summary>A stored secret that can't be read.</summary>
/// <param name="message">Why, for whoever runs the server.</param>
/// <param name="innerException">The cipher's own failure.</param>
internal sealed class SecretProtectionException(string message, Exception? innerException = null) : Exception(message, innerException);
