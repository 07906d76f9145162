using System.Text;
using Bayou.Contracts.Errors;
using Bayou.Storage.Log;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bayou.Storage.Tests.Suites;

/// <summary>What the suites share: a database of its own for each test, opened.</summary>
public abstract class StateStoreSuite(ITestDatabases databases) : IAsyncLifetime
{
    private readonly List<IStateStore> _opened = [];

    protected ITestDatabases Databases { get; } = databases;

    protected string Uri { get; private set; } = "";

    protected IStateStore Store { get; private set; } = null!;

    protected IStateLog Log => Store.Log;

    /// <summary>What stores are opened with unless a test says otherwise.</summary>
    protected virtual StateStoreOptions Standard => new();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Uri = await Databases.CreateAsync();
        Store = await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _opened)
        {
            await store.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the store and opens it again.</summary>
    protected async Task ReopenAsync(StateStoreOptions? options = null)
    {
        await Store.DisposeAsync();
        Store = await OpenAsync(options);
    }

    protected async Task<IStateStore> OpenAsync(StateStoreOptions? options = null)
    {
        var store = await StateStores.OpenAsync(
            Uri, options ?? Standard, TimeProvider.System, NullLoggerFactory.Instance, null, Token);
        _opened.Add(store);
        return store;
    }

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);

    /// <summary>A record whose body says where it belongs.</summary>
    protected static LogRecord Record(string stream, long sequence, string? parent = null) =>
        new(stream, sequence, Bytes($"{stream}#{sequence}"), parent);

    protected Task AppendAsync(params LogRecord[] records) => Log.AppendAsync([.. records], Token);

    /// <summary>Appends the records from <paramref name="first"/> to <paramref name="last"/> of a stream.</summary>
    protected Task AppendRangeAsync(string stream, int first, int last, string? parent = null) => Log.AppendAsync(
        [.. Enumerable.Range(first, last - first + 1).Select(sequence => Record(stream, sequence, sequence == 1 ? parent : null))], Token);

    /// <summary>A compaction whose snapshot says where it ends.</summary>
    protected static Compaction CompactTo(string stream, long sequence, long previous) =>
        new(stream, sequence, previous, Bytes($"{stream} up to {sequence}"), []);

    protected async Task<long[]> SequencesAsync(string stream) =>
        [.. (await Log.ReadAsync(stream, Token)).Tail.Select(static record => record.Sequence)];

    protected static async Task ShouldBeUnavailableAsync(Func<Task> call) =>
        (await Should.ThrowAsync<BayouException>(call)).Code.ShouldBe(ErrorCode.TemporarilyUnavailable);
}
