using System.Text;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Webhooks;
using Bayou.Grains.Webhooks.Sending;

namespace Bayou.Grains.Tests.Webhooks;

public sealed class SecretTests
{
    private const string Id = "018f2b3c-0000-7000-8000-0123456789ab";
    private readonly SecretProtector _protector = new(WebhookHost.Options());

    [Fact]
    public void Secret_Protected_IsReadBackAndNeverStoredAsItIs()
    {
        var stored = _protector.Protect(Id, "sésame");

        _protector.Unprotect(Id, stored.AsSpan()).ShouldBe("sésame");
        Encoding.UTF8.GetString(stored.AsSpan()).ShouldNotContain("same");
        _protector.Protect(Id, "sésame").ShouldNotBe(stored);
    }

    [Fact]
    public void Secret_OfAnotherWebhook_IsRefused()
    {
        var stored = _protector.Protect(Id, "s");

        Should.Throw<SecretProtectionException>(() => _protector.Unprotect("018f2b3c-0000-7000-8000-0123456789ac", stored.AsSpan()));
    }

    [Fact]
    public void Secret_WithAnyBitChanged_IsRefused()
    {
        var stored = _protector.Protect(Id, "s");
        for (var i = 0; i < stored.Length; i++)
        {
            var damaged = stored.SetItem(i, (byte)(stored[i] ^ 1));
            Should.Throw<SecretProtectionException>(() => _protector.Unprotect(Id, damaged.AsSpan()), $"byte {i}");
        }
    }

    [Fact]
    public void Secret_WithAnotherKey_IsRefusedByName()
    {
        var stored = _protector.Protect(Id, "s");
        var options = WebhookHost.Options();
        options.SecretKey = options.SecretKey.SetItem(31, 99);

        Should.Throw<SecretProtectionException>(() => new SecretProtector(options).Unprotect(Id, stored.AsSpan())).Message.ShouldContain("another key");
        Should.Throw<SecretProtectionException>(() => new SecretProtector(new WebhookOptions()).Unprotect(Id, stored.AsSpan()))
            .Message.ShouldContain("not set");
    }

    [Fact]
    public void Secret_AsText_IsHidden() =>
        new CreateWebhook("n", null, "u", [], new WebhookSecret("hush"), WebhookStatus.Active).ToString().ShouldNotContain("hush");

    /// <summary>The value was computed with Python's hmac and base64 modules.</summary>
    [Fact]
    public void Signature_OfAKnownMessage_IsMlflows() => WebhookSignature.Compute(
        "whsec-påssword", Id, "1700000000", Encoding.UTF8.GetBytes("""{"entity":"prompt","data":{"name":"é"}}""")).ShouldBe("v1,c8twZaF0qCbUEenWgCT5OEuJwDdvH/4oFTbw8qEpQNE=");
}
