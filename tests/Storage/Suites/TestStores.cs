using Microsoft.Extensions.Logging.Abstractions;

namespace Bayou.Storage.Tests.Suites;

/// <summary>Opens stores with what tests don't care about.</summary>
internal static class TestStores
{
    public static Task<IStateStore> OpenAsync(string uri, StateStoreOptions? options = null, TimeProvider? time = null) =>
        StateStores.OpenAsync(
            uri,
            options ?? new StateStoreOptions(),
            time ?? TimeProvider.System,
            NullLoggerFactory.Instance,
            null,
            TestContext.Current.CancellationToken);
}
