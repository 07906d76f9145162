using Bayou.Storage.Tests.Suites;

namespace Bayou.Storage.Tests.Sqlite;

/// <summary>What a crash leaves: the files as they are while the store is open, copied.</summary>
public sealed class SqliteCrashTests(SqliteFiles files) : StateStoreSuite(files), IClassFixture<SqliteFiles>
{
    private const int Records = 200;
    private const int Runs = 7;

    [Fact]
    public async Task Open_AfterCrash_HasAllThatWasAcknowledged()
    {
        await AppendAllAsync();

        await ShouldHaveAllAsync(CopyAsAfterCrash());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    [InlineData(4_096)]
    [InlineData(100_000)]
    public async Task Open_WithGarbageAfterTheLog_HasAllThatWasAcknowledged(int garbageBytes)
    {
        await AppendAllAsync();
        var copy = CopyAsAfterCrash();
        var garbage = new byte[garbageBytes];
        new Random(garbageBytes).NextBytes(garbage);
        using (var wal = File.Open(copy + "-wal", FileMode.Append))
        {
            wal.Write(garbage);
        }

        await ShouldHaveAllAsync(copy);
    }

    [Fact]
    public async Task Open_WithTransactionCutShort_HasAllBeforeIt()
    {
        await AppendAllAsync();
        var committed = new FileInfo(SqliteFiles.PathOf(Uri) + "-wal").Length;
        await AppendAsync(new Bayou.Storage.Log.LogRecord("run/late", 1, new byte[50_000]));
        var copy = CopyAsAfterCrash();
        using (var wal = File.Open(copy + "-wal", FileMode.Open))
        {
            wal.SetLength(committed + 10_000);
        }

        await ShouldHaveAllAsync(copy);
    }

    private async Task AppendAllAsync()
    {
        for (var i = 0; i < Records; i++)
        {
            await AppendAsync(Record($"run/{i % Runs}", 1 + (i / Runs)));
        }
    }

    private string CopyAsAfterCrash()
    {
        var path = SqliteFiles.PathOf(Uri);
        var copy = files.NewPath();
        File.Copy(path, copy);
        File.Copy(path + "-wal", copy + "-wal");
        return copy;
    }

    private static async Task ShouldHaveAllAsync(string path)
    {
        await using var store = await TestStores.OpenAsync(SqliteFiles.UriOf(path));
        var found = 0;
        for (var run = 0; run < Runs; run++)
        {
            var stored = await store.Log.ReadAsync($"run/{run}", Token);
            stored.Tail.ShouldAllBe(record => Text(record.Body) == $"{record.Stream}#{record.Sequence}");
            found += stored.Tail.Length;
        }

        found.ShouldBe(Records);
        (await store.Log.ReadAsync("run/late", Token)).Exists.ShouldBeFalse();
    }
}
