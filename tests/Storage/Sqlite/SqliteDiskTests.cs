using System.Diagnostics;
using Bayou.Storage.Log;
using Bayou.Storage.Tests.Suites;

namespace Bayou.Storage.Tests.Sqlite;

/// <summary>What a full or failing disk does.</summary>
public sealed class SqliteDiskTests(SqliteFiles files) : StateStoreSuite(files), IClassFixture<SqliteFiles>
{
    private const int BodyBytes = 20_000;

    [Fact]
    public async Task Append_WithoutRoom_IsUnavailableUntilThereIsRoom()
    {
        await ReopenAsync(new StateStoreOptions { SqliteMaxPages = 200 });
        var acknowledged = await FillAsync(Log);

        acknowledged.ShouldBeGreaterThan(10);
        (await SequencesAsync("run/1")).Length.ShouldBe(acknowledged);
        await Log.CompactAsync(CompactTo("run/1", acknowledged, previous: 0), Token);
        await AppendAsync(Body(acknowledged + 1));
        await ReopenAsync();
        (await Log.ReadAsync("run/1", Token)).Sequence.ShouldBe(acknowledged + 1);
    }

    [Fact]
    public async Task Append_ThatFailsHalfway_LeavesNothingAndTheNextOneWorks()
    {
        await AppendAsync(Record("run/1", 1));
        await Databases.ExecuteAsync(
            Uri,
            "CREATE TRIGGER fail BEFORE INSERT ON record WHEN new.sequence = 3 BEGIN SELECT raise(ABORT, 'as if the disk failed'); END");

        await ShouldBeUnavailableAsync(() => AppendAsync(Record("run/1", 2), Record("run/2", 1), Record("run/1", 3)));

        await Databases.ExecuteAsync(Uri, "DROP TRIGGER fail");
        (await SequencesAsync("run/1")).ShouldBe([1]);
        await AppendAsync(Record("run/1", 2), Record("run/1", 3));
        (await SequencesAsync("run/1")).ShouldBe([1, 2, 3]);
        (await Log.ReadAsync("run/2", Token)).Exists.ShouldBeFalse();
    }

    [Fact]
    public async Task Append_OnFullDisk_IsUnavailableUntilThereIsRoom()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "needs root to mount a small file system");
        var mount = Directory.CreateDirectory(Path.Combine(files.Folder, "small")).FullName;
        var mounted = await RunAsync("mount", "-t", "tmpfs", "-o", "size=4m", "bayou-test", mount);
        Assert.SkipUnless(mounted == 0, "mount of a tmpfs was refused");
        try
        {
            var filler = Path.Combine(mount, "filler");
            await File.WriteAllBytesAsync(filler, new byte[1024 * 1024], Token);
            await using (var store = await TestStores.OpenAsync(SqliteFiles.UriOf(Path.Combine(mount, "bayou.db"))))
            {
                var acknowledged = await FillAsync(store.Log);

                acknowledged.ShouldBeGreaterThan(10);
                (await store.Log.ReadAsync("run/1", Token)).Sequence.ShouldBe(acknowledged);
                File.Delete(filler);
                await store.Log.AppendAsync([Body(acknowledged + 1)], Token);
                (await store.Log.ReadAsync("run/1", Token)).Sequence.ShouldBe(acknowledged + 1);
            }
        }
        finally
        {
            await RunAsync("umount", mount);
        }
    }

    private static LogRecord Body(long sequence)
    {
        var body = new byte[BodyBytes];
        new Random((int)sequence).NextBytes(body);
        return new LogRecord("run/1", sequence, body);
    }

    private static async Task<int> FillAsync(IStateLog log)
    {
        for (var acknowledged = 0; ; acknowledged++)
        {
            var append = log.AppendAsync([Body(acknowledged + 1)], Token);
            await append.ContinueWith(static _ => { }, Token, TaskContinuationOptions.None, TaskScheduler.Default);
            if (!append.IsCompletedSuccessfully)
            {
                await ShouldBeUnavailableAsync(() => append);
                return acknowledged;
            }
        }
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(Token);
        return process.ExitCode;
    }
}
