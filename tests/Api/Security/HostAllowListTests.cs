using Bayou.Api.Security;

namespace Bayou.Api.Tests.Security;

public sealed class HostAllowListTests
{
    [Theory]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST:5000", true)]
    [InlineData("127.0.0.1:5000", true)]
    [InlineData("[::1]", true)]
    [InlineData("[::1]:5000", true)]
    [InlineData("0.0.0.0:80", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.16.0.1:5000", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("192.168.1.1:5000", true)]
    [InlineData("[fd00::5]:5000", true)]
    [InlineData("", false)]
    [InlineData(":5000", false)]
    [InlineData("172.32.0.1", false)]
    [InlineData("8.8.8.8", false)]
    [InlineData("[2001:db8::1]", false)]
    [InlineData("10.evil.example", false)]
    [InlineData("192.168.1.1.evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("localhost:5000:1", false)]
    [InlineData("localhost:http", false)]
    [InlineData("[::1", false)]
    [InlineData("::1", false)]
    public void Allows_WithoutAList_OnlyThisMachineAndPrivateAddresses(string host, bool expected) =>
        new HostAllowList([]).Allows(host).ShouldBe(expected);

    [Theory]
    [InlineData("tracking.example", "tracking.example", true)]
    [InlineData("tracking.example", "Tracking.Example:8443", true)]
    [InlineData("tracking.example:8443", "tracking.example:8443", true)]
    [InlineData("tracking.example:8443", "tracking.example", false)]
    [InlineData("tracking.example:*", "tracking.example:1", true)]
    [InlineData("*.example", "tracking.example:5000", true)]
    [InlineData("*.example", "example", false)]
    [InlineData("*.example", "tracking.example.evil", false)]
    [InlineData("node?", "node7", true)]
    [InlineData("node?", "node10", false)]
    [InlineData("10.0.*", "10.0.3.4:5000", true)]
    [InlineData("[2001:db8::1]", "[2001:db8::1]:5000", true)]
    [InlineData("2001:db8::1", "[2001:db8::1]:5000", true)]
    [InlineData("[2001:db8::1]:5000", "[2001:db8::1]", false)]
    [InlineData("tracking.example", "localhost", false)]
    [InlineData("tracking.example", "192.168.1.1", false)]
    [InlineData("*", "anything", true)]
    [InlineData("*", "", true)]
    public void Allows_WithAList_WhatFitsAPattern(string pattern, string host, bool expected) =>
        new HostAllowList([pattern]).Allows(host).ShouldBe(expected);
}
