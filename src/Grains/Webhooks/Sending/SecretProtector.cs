using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Bayou.Contracts.Errors;

namespace Bayou.Grains.Webhooks.Sending;

/// <summary>
/// Encrypts webhooks' secrets for the log: AES-256-GCM with a random nonce, bound to its webhook. Stored are: version (1 byte), the first
/// bytes of the key's SHA-256 (4), nonce (12), tag (16), ciphertext; the bytes before the nonce and the webhook's id are authenticated too.
/// </summary>
/// <param name="options">Holds the key.</param>
internal sealed class SecretProtector(WebhookOptions options)
{
    private const byte Version = 1;
    private const int KeyIdBytes = 4;
    private const int PrefixBytes = 1 + KeyIdBytes;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: no key is configured.</exception>
    internal ImmutableArray<byte> Protect(string webhookId, string secret)
    {
        if (options.SecretKey.IsEmpty)
        {
            throw BayouException.InvalidParameter(
                "Webhook secrets are switched off on this server: it has no key to encrypt them with. Set BAYOU_WEBHOOK_SECRET_KEY or "
                + "MLFLOW_WEBHOOK_SECRET_ENCRYPTION_KEY to 32 random bytes in base64, or leave out 'secret'.");
        }

        var plain = Encoding.UTF8.GetBytes(secret);
        var stored = new byte[PrefixBytes + NonceBytes + TagBytes + plain.Length];
        stored[0] = Version;
        KeyId().CopyTo(stored.AsSpan(1));
        var nonce = stored.AsSpan(PrefixBytes, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(options.SecretKey.AsSpan(), TagBytes);
        cipher.Encrypt(
            nonce,
            plain,
            stored.AsSpan(PrefixBytes + NonceBytes + TagBytes),
            stored.AsSpan(PrefixBytes + NonceBytes, TagBytes),
            Authenticated(stored, webhookId));
        return ImmutableCollectionsMarshal.AsImmutableArray(stored);
    }

    /// <exception cref="SecretProtectionException">The key is missing or another one, or the bytes are damaged or another webhook's.</exception>
    internal string Unprotect(string webhookId, ReadOnlySpan<byte> stored)
    {
        if (options.SecretKey.IsEmpty)
        {
            throw new SecretProtectionException("The webhook's secret can't be read: BAYOU_WEBHOOK_SECRET_KEY is not set on this server.");
        }

        if (stored.Length < PrefixBytes + NonceBytes + TagBytes || stored[0] != Version)
        {
            throw new SecretProtectionException("The webhook's secret can't be read: its stored form is damaged or of a newer version.");
        }

        if (!stored[1..PrefixBytes].SequenceEqual(KeyId()))
        {
            throw new SecretProtectionException(
                "The webhook's secret can't be read: it was encrypted with another key than BAYOU_WEBHOOK_SECRET_KEY has now.");
        }

        var plain = new byte[stored.Length - PrefixBytes - NonceBytes - TagBytes];
        using var cipher = new AesGcm(options.SecretKey.AsSpan(), TagBytes);
        try
        {
            cipher.Decrypt(
                stored.Slice(PrefixBytes, NonceBytes),
                stored[(PrefixBytes + NonceBytes + TagBytes)..],
                stored.Slice(PrefixBytes + NonceBytes, TagBytes),
                plain,
                Authenticated(stored, webhookId));
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new SecretProtectionException("The webhook's secret can't be read: its stored form is damaged.", exception);
        }

        return Encoding.UTF8.GetString(plain);
    }

    private static byte[] Authenticated(ReadOnlySpan<byte> stored, string webhookId) => [.. stored[..PrefixBytes], .. Encoding.UTF8.GetBytes(webhookId)];

    private ReadOnlySpan<byte> KeyId() => SHA256.HashData(options.SecretKey.AsSpan()).AsSpan(0, KeyIdBytes);
}
