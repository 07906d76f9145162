using System.Net;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Tests.Support;
using Bayou.Grains.Webhooks;
using Bayou.Grains.Webhooks.Sending;

namespace Bayou.Grains.Tests.Webhooks;

public sealed class DestinationTests
{
    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("172.15.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("::ffff:1.1.1.1")]
    public void PublicAddress_OfTheInternet_IsPublic(string address) => PublicAddresses.Contains(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.100.100.200")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.0.2.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("3fff::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void PublicAddress_OfSomebodysNetwork_IsNotPublic(string address) => PublicAddresses.Contains(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://[::1]:8443/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://localhost/")]
    [InlineData("https://mixed.test/")]
    [InlineData("https://nowhere.test/")]
    [InlineData("http://1.1.1.1/")]
    [InlineData("ftp://1.1.1.1/")]
    [InlineData("1.1.1.1/x")]
    [InlineData("/etc/passwd")]
    [InlineData("https://")]
    [InlineData("https://user:pass@1.1.1.1/")]
    [InlineData("   ")]
    public async Task Url_ThatMustNotBeSentTo_IsRefused(string url)
    {
        var guard = Guard(new WebhookOptions());

        (await Should.ThrowAsync<BayouException>(() => guard.CheckUrlAsync(url, CancellationToken.None))).Code.ShouldBe(ErrorCode.InvalidParameterValue);
    }

    [Fact]
    public async Task Url_ThatConfigurationAllows_IsTaken()
    {
        var byNetwork = Guard(new WebhookOptions { AllowedNetworks = [IPNetwork.Parse("10.0.0.0/8")] });
        var byName = Guard(new WebhookOptions { AllowedHosts = ["localhost"] });
        var byAll = Guard(new WebhookOptions { AllowPrivateAddresses = true });

        await byNetwork.CheckUrlAsync("https://[::ffff:10.0.0.1]/", CancellationToken.None);
        await Should.ThrowAsync<BayouException>(() => byNetwork.CheckUrlAsync("https://192.168.0.1/", CancellationToken.None));
        await byName.CheckUrlAsync("https://LOCALHOST/", CancellationToken.None);
        await Should.ThrowAsync<BayouException>(() => byName.CheckUrlAsync("https://127.0.0.1/", CancellationToken.None));
        await byAll.CheckUrlAsync("https://127.0.0.1/", CancellationToken.None);
        await Guard(new WebhookOptions()).CheckUrlAsync("https://public.test/hook", CancellationToken.None);
    }

    [Fact]
    public async Task Name_ThatTurnsToLoopbackAfterTheCheck_GetsNoConnection()
    {
        var store = new MemoryStore();
        await using var receiver = await Receiver.StartAsync();
        var options = WebhookHost.Options();
        options.AllowedNetworks = [];
        var names = new Names { ["rebinding.test"] = [["1.1.1.1"], ["127.0.0.1"]] };
        await using var host = await WebhookHost.StartAsync(store, options, names);
        var webhook = await host.CreateAsync(receiver.Url.Replace("127.0.0.1", "rebinding.test", StringComparison.Ordinal));

        await host.Events.RaiseAsync(WebhookEvents.ModelVersionAliasDeleted("m", "a"));

        var attempt = (await host.LogWhenDoneAsync(webhook)).Attempts.ShouldHaveSingleItem();
        attempt.Outcome.ShouldBe(DeliveryOutcome.Failed);
        attempt.ErrorMessage.ShouldNotBeNull().ShouldContain("non-public");
        receiver.Count.ShouldBe(0);
    }

    private static DestinationGuard Guard(WebhookOptions options) => new(
        options,
        new Names { ["localhost"] = [["127.0.0.1"]], ["mixed.test"] = [["1.1.1.1", "10.0.0.1"]], ["public.test"] = [["1.1.1.1"]] },
        TimeProvider.System);
}
