using System.Net;
using Bayou.Api.Security;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Tests.Security;

public sealed class ProxyUserIdentityTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public void User_OfAProxyOnThisMachine_IsKnown(string address) => Find(address, "ann").ShouldBe("ann");

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData(null)]
    public void User_FromElsewhere_IsNobody(string? address) => Find(address, "ann").ShouldBeNull();

    [Fact]
    public void User_FromAConfiguredNetwork_IsKnownAndThisMachineIsNotAnyMore()
    {
        IPNetwork[] sources = [IPNetwork.Parse("10.0.0.0/8")];

        Find("10.1.2.3", ["ann"], sources).ShouldBe("ann");
        Find("127.0.0.1", ["ann"], sources).ShouldBeNull();
    }

    [Fact]
    public void User_WhereNoHeaderIsConfigured_IsNobody() =>
        new ProxyUserIdentity(new UserIdentityOptions()).Find(Request("127.0.0.1", ["ann"])).ShouldBeNull();

    [Fact]
    public void User_GivenTwice_IsNobody() => Find("127.0.0.1", "ann", "bob").ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\u0001b")]
    public void User_WithAnOddName_IsNobody(string name) => Find("127.0.0.1", name).ShouldBeNull();

    [Fact]
    public void User_WithATooLongName_IsNobody()
    {
        Find("127.0.0.1", new string('a', 256)).ShouldNotBeNull();
        Find("127.0.0.1", new string('a', 257)).ShouldBeNull();
    }

    private static string? Find(string? address, params string[] names) => Find(address, names, null);

    private static string? Find(string? address, string[] names, IPNetwork[]? sources)
    {
        var options = new UserIdentityOptions { Header = "X-Forwarded-User" };
        options.Sources = sources ?? options.Sources;
        return new ProxyUserIdentity(options).Find(Request(address, names));
    }

    private static DefaultHttpContext Request(string? address, string[] names)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        http.Request.Headers["X-Forwarded-User"] = names;
        return http;
    }
}
