using Bayou.Storage.Tests.Suites;

namespace Bayou.Storage.Tests;

public sealed class StateStoresTests
{
    [Theory]
    [InlineData("mysql://ada:secret@h/d", "'mysql'")]
    [InlineData("mysql+pymysql://ada:secret@h/d", "'mysql'")]
    [InlineData("./mlruns", "no scheme")]
    [InlineData("", "no scheme")]
    [InlineData("Host=h;Password=secret", "no scheme")]
    [InlineData("ada:secret@h://d", "no scheme")]
    public async Task Open_OfAnotherScheme_SaysWhatIsPossibleWithoutThePassword(string uri, string reason)
    {
        var refused = await Should.ThrowAsync<StoreConfigurationException>(TestStores.OpenAsync(uri));

        refused.Message.ShouldContain(reason);
        refused.Message.ShouldContain("sqlite:///");
        refused.Message.ShouldNotContain("secret");
    }
}
