using System.Globalization;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Evaluations;
using Bayou.Contracts.Names;
using Bayou.Grains.Journal;
using Bayou.Grains.Tests.Support;
using Orleans;

namespace Bayou.Grains.Tests.Evaluations;

public sealed class EvaluationGrainTests
{
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Restart_AfterManyUpserts_KeepsRecordsInOrderAndKnowsTheirInputs()
    {
        var options = new JournalOptions { MinCompactionBytes = 4096 };
        string id;
        await using (var cluster = await GrainCluster.StartAsync(_store, options))
        {
            var dataset = await CreateAsync(cluster);
            id = dataset.GetPrimaryKeyString();
            for (var batch = 0; batch < 12; batch++)
            {
                await dataset.UpsertAsync(Upsert(Enumerable.Range(batch * 100, 100)));
            }
        }

        _store.Compactions.ShouldBeGreaterThan(2);
        await using var restarted = await GrainCluster.StartAsync(_store, options);
        var outcome = await Dataset(restarted, id).UpsertAsync(Upsert(Enumerable.Range(1100, 200)));

        outcome.ShouldBe(new UpsertOutcome(100, 100, 0, 1300));
        (await ReadAllAsync(Dataset(restarted, id), pageSize: 333)).ShouldBe(Enumerable.Range(0, 1300));
        (await Dataset(restarted, id).GetAsync()).RecordCount.ShouldBe(1300);
    }

    [Fact]
    public async Task Upsert_CutShortBeforeThePages_IsCarriedOutBeforeTheNextRead()
    {
        await using (var cluster = await GrainCluster.StartAsync(_store))
        {
            var dataset = await CreateAsync(cluster, "d-1");
            _store.FailNextAppend(MemoryStore.Fault.StoredUnheard);

            await Should.ThrowAsync<BayouException>(() => dataset.UpsertAsync(Upsert([1, 2])));
        }

        await using var restarted = await GrainCluster.StartAsync(_store);
        (await ReadAllAsync(Dataset(restarted, "d-1"), pageSize: 10)).ShouldBe([1, 2]);

        (await Dataset(restarted, "d-1").UpsertAsync(Upsert([1, 2]))).ShouldBe(new UpsertOutcome(0, 2, 0, 2));
        (await ReadAllAsync(Dataset(restarted, "d-1"), pageSize: 10)).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Upsert_ThatTheStoreRefused_LeavesNothing()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var dataset = await CreateAsync(cluster);
        _store.FailNextAppend(MemoryStore.Fault.Refused);

        await Should.ThrowAsync<BayouException>(() => dataset.UpsertAsync(Upsert([1])));

        (await ReadAllAsync(dataset, pageSize: 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ConcurrentUpserts_OfEqualInputs_MakeOneRecord()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var dataset = await CreateAsync(cluster);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => dataset.UpsertAsync(Upsert([7]))));

        outcomes.Sum(outcome => outcome.Inserted).ShouldBe(1);
        (await ReadAllAsync(dataset, pageSize: 10)).ShouldBe([7]);
    }

    [Fact]
    public async Task Delete_OfRecords_LeavesTheOthersAndForgetsTheirInputs()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var dataset = await CreateAsync(cluster);
        await dataset.UpsertAsync(Upsert(Enumerable.Range(0, 1200)));
        var records = (await dataset.ReadRecordsAsync(null, 2000)).Records;

        var outcome = await dataset.DeleteRecordsAsync([.. records.Where(record => Number(record) % 3 == 0).Select(record => record.RecordId), "dr-none"]);

        outcome.ShouldBe(new UpsertOutcome(0, 0, 400, 800));
        (await ReadAllAsync(dataset, pageSize: 97)).ShouldBe(Enumerable.Range(0, 1200).Where(i => i % 3 != 0));
        (await dataset.UpsertAsync(Upsert([3]))).Inserted.ShouldBe(1);
        (await ReadAllAsync(dataset, pageSize: 500))[^1].ShouldBe(3);
        (await dataset.GetAsync()).RecordCount.ShouldBe(801);
    }

    [Fact]
    public async Task Delete_OfADataset_TakesItsRecordsOffTheDisk()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var dataset = await CreateAsync(cluster);
        await dataset.UpsertAsync(Upsert(Enumerable.Range(0, 600)));

        await dataset.DeleteAsync();

        (await Should.ThrowAsync<BayouException>(() => dataset.GetAsync())).Code.ShouldBe(ErrorCode.ResourceDoesNotExist);
        (await SearchAsync(cluster)).ShouldBeEmpty();
        foreach (var page in (int[])[0, 1])
        {
            var stream = StreamNames.EvaluationPage(GrainKeys.EvaluationPage(dataset.GetPrimaryKeyString(), page));
            var stored = await _store.ReadAsync(stream, CancellationToken.None);
            stored.Tail.ShouldBeEmpty();
            stored.Snapshot!.Body.Length.ShouldBeLessThan(10);
        }
    }

    [Fact]
    public async Task Deletion_OfADataset_StaysAfterARestart()
    {
        await using (var cluster = await GrainCluster.StartAsync(_store))
        {
            await (await CreateAsync(cluster, "d-1")).DeleteAsync();
            await CreateAsync(cluster, "d-2");
        }

        await using var restarted = await GrainCluster.StartAsync(_store);

        (await SearchAsync(restarted)).ShouldBe(["d-2"]);
    }

    private static IEvaluationDatasetGrain Dataset(GrainCluster cluster, string id) =>
        cluster.Grains.GetGrain<IEvaluationDatasetGrain>(GrainKeys.EvaluationDataset(id));

    private static async Task<IEvaluationDatasetGrain> CreateAsync(GrainCluster cluster, string id = "d-0")
    {
        var dataset = Dataset(cluster, id);
        await dataset.CreateAsync(new CreateEvaluationDataset(GrainKeys.DefaultWorkspace, "name", [], []));
        return dataset;
    }

    private static async Task<IEnumerable<string>> SearchAsync(GrainCluster cluster)
    {
        var catalog = cluster.Grains.GetGrain<IEvaluationCatalogGrain>(GrainKeys.Catalog(GrainKeys.DefaultWorkspace));
        var page = await catalog.SearchAsync(new EvaluationDatasetQuery([], null, 100, [], null));
        return page.Datasets.Select(dataset => dataset.DatasetId);
    }

    private static UpsertRecords Upsert(IEnumerable<int> numbers) => new([.. numbers.Select(Input)], []);

    private static RecordInput Input(int number) => new(
        number.ToString("x32", CultureInfo.InvariantCulture), $$"""{"i":{{number}}}""", false, null, """{"e":1}""", null, null, null, null, null);

    private static int Number(EvaluationRecord record) => int.Parse(record.InputHash, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static async Task<List<int>> ReadAllAsync(IEvaluationDatasetGrain dataset, int pageSize)
    {
        var numbers = new List<int>();
        string? after = null;
        while (true)
        {
            var page = await dataset.ReadRecordsAsync(after, pageSize);
            numbers.AddRange(page.Records.Select(Number));
            if (!page.HasMore)
            {
                return numbers;
            }

            after = page.Records[^1].RecordId;
        }
    }
}
