using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.LoggedModels;

namespace Bayou.Search.Tests.LoggedModels;

public sealed class LoggedModelTableTests
{
    private readonly LoggedModelTable _table = new();

    [Fact]
    public void Change_AfterAnotherThatIsMissing_IsNotApplied()
    {
        _table.TryApply(Change("a", 1, Info("a"))).ShouldBeTrue();

        _table.TryApply(Change("a", 3) with { Params = [new Param("p", "v")] }).ShouldBeFalse();

        Find("params.p = 'v'").ShouldBeEmpty();
    }

    [Fact]
    public void Change_ThatIsKnown_IsDropped()
    {
        _table.TryApply(Change("a", 1, Info("a")));
        var change = Change("a", 2) with { Metrics = [Metric("m", 1)] };

        _table.TryApply(change).ShouldBeTrue();
        _table.TryApply(change).ShouldBeTrue();

        Search("").Hits.ShouldHaveSingleItem().Model.Metrics.Length.ShouldBe(1);
    }

    [Fact]
    public void Model_ReplacedByALaterState_KeepsNothingOfTheEarlier()
    {
        _table.Replace(History.Of(new LoggedModel(Info("a"), [new Param("p", "v")], [new Tag("t", "v")], [Metric("m", 1), Metric("m", 2)]), 5));
        var later = new LoggedModel(Info("a") with { Name = "later" }, [new Param("q", "w")], [], [Metric("n", 3)]);

        _table.Replace(History.Of(later, 9));

        Find("params.p = 'v'").ShouldBeEmpty();
        Find("tags.t = 'v'").ShouldBeEmpty();
        Find("metrics.m > 0").ShouldBeEmpty();
        var found = Search("metrics.n = 3 AND params.q = 'w' AND name = 'later'").Hits.ShouldHaveSingleItem().Model;
        found.Metrics.ShouldBe(later.Metrics);
        found.Info.ShouldBe(later.Info);
    }

    [Fact]
    public void Model_ReplacedByAnEarlierState_StaysAsItIs()
    {
        _table.Replace(History.Of(new LoggedModel(Info("a"), [new Param("p", "v")], [], []), 5));

        _table.Replace(History.Of(new LoggedModel(Info("a"), [], [], []), 4));

        Find("params.p = 'v'").ShouldBe(["a"]);
    }

    [Fact]
    public void Order_ByAMetric_TakesTheLatestTimestampThenStepThenValue()
    {
        Add("a", Metric("m", 9, timestamp: 1, step: 5), Metric("m", 1, timestamp: 2, step: 1));
        Add("b", Metric("m", 9, timestamp: 2, step: 1), Metric("m", 2, timestamp: 2, step: 3));
        Add("c", Metric("m", 3, timestamp: 2, step: 3), Metric("m", 4, timestamp: 2, step: 3));

        Order("metrics.m", ascending: true).ShouldBe(["a", "b", "c"]);
        Order("metrics.m", ascending: false).ShouldBe(["c", "b", "a"]);
    }

    [Fact]
    public void Order_ByAMetric_PutsNaNBehindNumbersAndAbsentLast()
    {
        Add("a");
        Add("b", Metric("m", double.NaN));
        Add("c", Metric("m", 1));

        Order("metrics.m", ascending: true).ShouldBe(["c", "b", "a"]);
        Order("metrics.m", ascending: false).ShouldBe(["c", "b", "a"]);
    }

    [Fact]
    public void NotEqual_OfAMetric_HoldsWhenAnyPointDiffers()
    {
        Add("a", Metric("m", 1));
        Add("b", Metric("m", 1), Metric("m", 2));

        Find("metrics.m != 1").ShouldBe(["b"]);
    }

    [Theory]
    [InlineData("status = 'READY'", "b")]
    [InlineData("status = 'LOGGED_MODEL_READY'", "b")]
    [InlineData("status = 2", "b")]
    [InlineData("status != 2", "a")]
    [InlineData("status NOT IN ('PENDING')", "b")]
    [InlineData("status LIKE '%PEND%'", "a")]
    public void Status_ByAnyOfItsNames_IsFound(string filter, string expected)
    {
        _table.Replace(History.Of(new LoggedModel(Info("a"), [], [], []), 1));
        _table.Replace(History.Of(new LoggedModel(Info("b") with { Status = LoggedModelStatus.Ready }, [], [], []), 1));

        Find(filter).ShouldBe([expected]);
    }

    [Fact]
    public void Datasets_WithoutAName_AreRefused() =>
        Should.Throw<BayouException>(() => LoggedModelTable.Validate(Query("") with { Datasets = [new DatasetReference(null, "d")] }))
            .Message.ShouldBe("`dataset_name` in the `datasets` clause must be specified.");

    [Fact]
    public void Merge_OfNoPages_ChecksTheQuery() =>
        Should.Throw<BayouException>(() => LoggedModelMerge.Merge(Query("nonsense"), []));

    private static LoggedModelInfo Info(string id) =>
        new(id, "7", id, $"mlflow-artifacts:/7/models/{id}/artifacts", 1, 1, LoggedModelStatus.Pending, "", "", LifecycleStage.Active);

    private static LoggedModelChange Change(string id, long sequence, LoggedModelInfo? info = null) =>
        new(id, sequence, sequence - 1, info, [], [], [], []);

    private static ModelMetric Metric(string key, double value, long timestamp = 1, long step = 0) =>
        new(key, new MetricPoint(value, timestamp, step), null, null, "run");

    private static LoggedModelSearchQuery Query(string filter, ImmutableArray<LoggedModelOrder>? order = null) =>
        new(["7"], filter, [], 100, order ?? [], null);

    private void Add(string id, params ModelMetric[] metrics) => _table.Replace(History.Of(new LoggedModel(Info(id), [], [], [.. metrics]), 1));

    private LoggedModelSearchPage Search(string filter) => _table.Search(Query(filter));

    private IEnumerable<string> Find(string filter) => Search(filter).Hits.Select(hit => hit.Model.Info.ModelId);

    private IEnumerable<string> Order(string field, bool ascending) =>
        _table.Search(Query("", [new LoggedModelOrder(field, ascending, default)])).Hits.Select(hit => hit.Model.Info.ModelId);
}
