using System.Security.Cryptography;
using System.Text;

namespace Bayou.Grains.Webhooks.Sending;

/// <summary>
/// MLflow's signature of a message: <c>v1,</c> and the base64 of HMAC-SHA256 over the delivery id, the timestamp and the body, with dots in
/// between. The key is the secret's UTF-8. It is the form of Standard Webhooks, under MLflow's header names.
/// </summary>
internal static class WebhookSignature
{
    internal const string SignatureHeader = "X-MLflow-Signature";
    internal const string DeliveryIdHeader = "X-MLflow-Delivery-Id";
    internal const string TimestampHeader = "X-MLflow-Timestamp";

    /// <param name="secret">The secret.</param>
    /// <param name="deliveryId">As in its header.</param>
    /// <param name="timestamp">Seconds since the Unix epoch, as in its header.</param>
    /// <param name="body">The bytes that are sent.</param>
    internal static string Compute(string secret, string deliveryId, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"{deliveryId}.{timestamp}."));
        hash.AppendData(body);
        return "v1," + Convert.ToBase64String(hash.GetHashAndReset());
    }
}
