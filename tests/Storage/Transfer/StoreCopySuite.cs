using System.Text;
using Bayou.Contracts.Metrics;
using Bayou.Storage.Log;
using Bayou.Storage.Metrics;
using Bayou.Storage.Tests.Suites;
using Bayou.Storage.Transfer;

namespace Bayou.Storage.Tests.Transfer;

/// <summary>What holds for a copy between databases of any two kinds.</summary>
public abstract class StoreCopySuite(ITestDatabases from, ITestDatabases to) : StateStoreSuite(from)
{
    private const string Parent = "experiment/1/runs";
    private const string Catalog = "catalog/default";

    private static readonly string[] OddNames =
    [
        "run/'quoted\"", "run/%_\\", "run/Ärger", "run/ärger", "run/Z", "run/a", "run/🚀", "run/\u0001\t\n",
        "run/\u202Eleft", "run/ﬀ ",
        "\u00a0", "run/" + new string('x', 1_020), new string('é', 512),
    ];

    [Fact]
    public async Task Copy_OfTailsSnapshotsAndChunks_IsExact()
    {
        var names = await FillAsync();
        var before = await HoldingsAsync(Store, names);
        await Store.DisposeAsync();
        var target = await to.CreateAsync();

        var report = await CopyAsync(Uri, target);

        report.IsExact.ShouldBeTrue();
        report.Tables.Select(static table => (table.Name, table.Source.Rows))
            .ShouldBe([("streams", names.Count), ("records", 3 + OddNames.Length), ("snapshots", 2), ("chunks", 2 + OddNames.Length)]);
        await using var copy = await TestStores.OpenAsync(target);
        (await HoldingsAsync(copy, names)).ShouldBe(before);
        (await copy.Log.ReadChildrenAsync(Parent, Token).Select(static child => child.Stream).ToListAsync(Token))
            .ShouldBe(names.Where(static name => name != Catalog).OrderBy(HexOf, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Copy_ThenAppendAndCompact_GoesOnWhereTheSourceStood()
    {
        await FillAsync();
        await Store.DisposeAsync();
        var target = await to.CreateAsync();
        await CopyAsync(Uri, target);
        await using var copy = await TestStores.OpenAsync(target);

        await Should.ThrowAsync<StaleStreamException>(copy.Log.AppendAsync([Record("run/both", 4)], Token));
        await copy.Log.AppendAsync([Record("run/both", 5), Record("run/new", 1, Parent)], Token);
        await copy.Log.CompactAsync(CompactTo("run/both", 5, previous: 3), Token);

        (await copy.Log.ReadAsync("run/both", Token)).Snapshot!.Sequence.ShouldBe(5);
        (await copy.Log.ReadChildrenAsync(Parent, Token).AnyAsync(static child => child.Stream == "run/new", Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Copy_OfEmptyStore_MakesAnEmptyStore()
    {
        await Store.DisposeAsync();
        var target = await to.CreateAsync();

        var report = await CopyAsync(Uri, target);

        report.IsExact.ShouldBeTrue();
        report.Tables.ShouldAllBe(static table => table.Source.Rows == 0);
        await using var copy = await TestStores.OpenAsync(target);
        await copy.Log.AppendAsync([Record("run/1", 1)], Token);
    }

    [Fact]
    public async Task Copy_IntoOpenedButEmptyStore_Works()
    {
        await AppendAsync(Record("run/1", 1));
        await Store.DisposeAsync();
        var target = await to.CreateAsync();
        await (await TestStores.OpenAsync(target)).DisposeAsync();

        (await CopyAsync(Uri, target)).IsExact.ShouldBeTrue();

        await using var copy = await TestStores.OpenAsync(target);
        (await copy.Log.ReadAsync("run/1", Token)).Sequence.ShouldBe(1);
    }

    [Fact]
    public async Task Copy_IntoNonEmptyStore_IsRefusedAndLeavesItAlone()
    {
        await FillAsync();
        await Store.DisposeAsync();
        var target = await to.CreateAsync();
        await using (var other = await TestStores.OpenAsync(target))
        {
            await other.Log.AppendAsync([Record("run/theirs", 1)], Token);
        }

        (await Should.ThrowAsync<StoreConfigurationException>(CopyAsync(Uri, target))).Message.ShouldContain("is not empty");

        await using var copy = await TestStores.OpenAsync(target);
        (await copy.Log.ReadAsync("run/theirs", Token)).Sequence.ShouldBe(1);
        (await copy.Log.ReadAsync("run/tail", Token)).Exists.ShouldBeFalse();
    }

    [Theory]
    [InlineData(CopyPhase.Copying, "streams")]
    [InlineData(CopyPhase.Copying, "records")]
    [InlineData(CopyPhase.Copying, "chunks")]
    [InlineData(CopyPhase.Checking, "chunks")]
    public async Task Copy_InterruptedAnywhere_IsNoStoreAndStartsOver(CopyPhase phase, string table)
    {
        var names = await FillAsync();
        var before = await HoldingsAsync(Store, names);
        await Store.DisposeAsync();
        var target = await to.CreateAsync();
        await InterruptAsync(Uri, target, phase, table);

        (await RefusalAsync(() => TestStores.OpenAsync(target))).ShouldContain("holds an unfinished copy");
        (await RefusalAsync(() => CopyAsync(target, "sqlite:////nowhere/else.db"))).ShouldContain("holds an unfinished copy");
        (await CopyAsync(Uri, target)).IsExact.ShouldBeTrue();

        await using var copy = await TestStores.OpenAsync(target);
        (await HoldingsAsync(copy, names)).ShouldBe(before);
    }

    [Fact]
    public async Task Copy_OfUnopenedDatabase_IsRefused()
    {
        var nothing = await Databases.CreateAsync();

        (await RefusalAsync(async () => await CopyAsync(nothing, await to.CreateAsync()))).ShouldMatch("holds no store|doesn't exist");
    }

    [Fact]
    public async Task Copy_OntoItself_IsRefusedAndLeavesItAlone()
    {
        await AppendAsync(Record("run/1", 1));
        await Store.DisposeAsync();

        StoreCopy.IsOntoItself(Uri, Uri).ShouldBeTrue();
        await RefusalAsync(() => CopyAsync(Uri, Uri));

        await ReopenAsync();
        (await SequencesAsync("run/1")).ShouldBe([1]);
    }

    [Fact]
    public async Task Progress_IsToldAtMostOnceASecond()
    {
        await FillAsync();
        await Store.DisposeAsync();
        var (quiet, steady) = (new List<CopyProgress>(), new List<CopyProgress>());

        await StoreCopy.CopyAsync(Uri, await to.CreateAsync(), new SteppedTime(TimeSpan.Zero), new Teller(quiet.Add), Token);
        await StoreCopy.CopyAsync(Uri, await to.CreateAsync(), new SteppedTime(TimeSpan.FromSeconds(0.5)), new Teller(steady.Add), Token);

        quiet.ShouldBeEmpty();
        steady.Count.ShouldBe(2 * (16 + 16 + 2 + 15) / 2);
        (steady[^1].Phase, steady[^1].Table).ShouldBe((CopyPhase.Checking, "chunks"));
        steady[^1].Rows.ShouldBeInRange(14, 15);
    }

    private static Task<CopyReport> CopyAsync(string from, string to) =>
        StoreCopy.CopyAsync(from, to, TimeProvider.System, new Teller(static _ => { }), Token);

    // Progress is told of every row when a second passes with each: the copy ends at the first row of the given kind.
    private static async Task InterruptAsync(string from, string to, CopyPhase phase, string table)
    {
        using var interrupt = new CancellationTokenSource();
        var teller = new Teller(progress =>
        {
            if (progress.Phase == phase && progress.Table == table && progress.Rows == 2)
            {
                interrupt.Cancel();
            }
        });
        await Should.ThrowAsync<OperationCanceledException>(
            StoreCopy.CopyAsync(from, to, new SteppedTime(TimeSpan.FromSeconds(1)), teller, interrupt.Token));
    }

    private static async Task<string> RefusalAsync(Func<Task> call) => (await Should.ThrowAsync<StoreConfigurationException>(call)).Message;

    /// <summary>One stream with a tail, one with all there is, one with a snapshot only and no parent, and odd names.</summary>
    private async Task<IReadOnlyList<string>> FillAsync()
    {
        await AppendAsync(new LogRecord("run/tail", 1, Array.Empty<byte>(), Parent), new LogRecord("run/tail", 2, new byte[300_000]));
        await AppendRangeAsync("run/both", 1, 4, Parent);
        await Log.CompactAsync(
            new Compaction("run/both", 3, 0, new byte[] { 0, 255, 0 }, [Chunk("loss", 0, double.NaN), Chunk("loss", 1, -0.0)]), Token);
        await AppendRangeAsync(Catalog, 1, 2);
        var keys = OddNames.Select(static name => Chunk(name, 0, double.PositiveInfinity));
        await Log.CompactAsync(new Compaction(Catalog, 2, 0, Array.Empty<byte>(), [.. keys]), Token);
        foreach (var name in OddNames)
        {
            await AppendAsync(Record(name, 1, Parent));
        }

        return [.. OddNames, "run/tail", "run/both", Catalog];
    }

    private static MetricChunk Chunk(string key, int number, double value) => MetricChunk.Create(
        key, number, [new MetricPoint(value, -5, long.MinValue), new MetricPoint(1.5, long.MaxValue, long.MaxValue)]);

    private static async Task<string> HoldingsAsync(IStateStore store, IReadOnlyList<string> names)
    {
        var text = new StringBuilder();
        foreach (var name in names)
        {
            var stored = await store.Log.ReadAsync(name, Token);
            stored.Exists.ShouldBeTrue();
            text.AppendLine(stored.Stream).AppendLine($"{stored.Snapshot?.Sequence} {Hex(stored.Snapshot?.Body ?? default)}");
            foreach (var record in stored.Tail)
            {
                text.AppendLine($"{record.Sequence} {Hex(record.Body)}");
            }

            foreach (var key in OddNames.Append("loss"))
            {
                foreach (var chunk in await store.Chunks.ReadAsync(name, key, 0, 10, Token))
                {
                    text.AppendLine($"{chunk.Info} {Hex(chunk.Body)}");
                }
            }
        }

        return text.ToString();
    }

    private static string Hex(ReadOnlyMemory<byte> body) => Convert.ToHexString(body.Span);

    private static string HexOf(string name) => Convert.ToHexString(Encoding.UTF8.GetBytes(name));

    private sealed class Teller(Action<CopyProgress> tell) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value) => tell(value);
    }
}
