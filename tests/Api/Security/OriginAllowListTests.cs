using Bayou.Api.Security;

namespace Bayou.Api.Tests.Security;

public sealed class OriginAllowListTests
{
    [Theory]
    [InlineData("http://localhost", true)]
    [InlineData("https://LOCALHOST:3000", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://[::1]:8080", true)]
    [InlineData("https://app.example", true)]
    [InlineData("HTTPS://APP.example", true)]
    [InlineData("https://a.wild.example", true)]
    [InlineData("http://app.example", false)]
    [InlineData("https://app.example:8443", false)]
    [InlineData("https://app.example.evil", false)]
    [InlineData("http://localhost.evil.example", false)]
    [InlineData("http://10.0.0.1", false)]
    [InlineData("localhost", false)]
    [InlineData("null", false)]
    public void Allows_LocalPagesAndWhatFitsAPattern(string origin, bool expected) =>
        new OriginAllowList(["https://app.example", "https://*.wild.example"]).Allows(origin).ShouldBe(expected);

    [Fact]
    public void Allows_WithAStar_Everything() => new OriginAllowList(["*"]).Allows("null").ShouldBeTrue();

    [Theory]
    [InlineData("http://tracking.example", "tracking.example", true)]
    [InlineData("https://tracking.example", "tracking.example", true)]
    [InlineData("https://tracking.example", "tracking.example:443", true)]
    [InlineData("http://tracking.example:5000", "Tracking.Example:5000", true)]
    [InlineData("http://tracking.example:5000", "tracking.example", false)]
    [InlineData("http://tracking.example", "tracking.example:5000", false)]
    [InlineData("http://other.example", "tracking.example", false)]
    [InlineData("null", "tracking.example", false)]
    [InlineData("http://", "", false)]
    public void IsSame_ComparesHostAndPort(string origin, string host, bool expected) =>
        OriginAllowList.IsSame(origin, host).ShouldBe(expected);
}
