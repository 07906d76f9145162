using Bayou.Contracts.Runs;
using Bayou.Search.Runs;
using static Bayou.Search.Tests.Runs.RunBuilder;

namespace Bayou.Search.Tests.Runs;

public sealed class OrderTests
{
    private readonly RunTable _table = NewTable(
        NewRun("one", metrics: [("m", 1)], values: [("p", "10")], start: 5, end: 50, status: RunStatus.Running, name: "b"),
        NewRun("nan", metrics: [("m", double.NaN)], values: [("p", "9")], start: 4, end: null, status: RunStatus.Failed, name: "a"),
        NewRun("none", start: 3, end: 10, status: RunStatus.Killed, name: "c"),
        NewRun("two", metrics: [("m", 2)], values: [("p", "")], start: 2, end: -10, status: RunStatus.Finished, name: "é"),
        NewRun("max", metrics: [("m", double.MaxValue)], values: [("p", "10")], start: 1, end: null, status: RunStatus.Scheduled, name: "B"));

    [Theory]
    [InlineData("metrics.m", "one two max nan none")]
    [InlineData("metrics.m ASC", "one two max nan none")]
    [InlineData("metrics.m DESC", "max two one nan none")]
    [InlineData("params.p", "two one max nan none")]
    [InlineData("params.p DESC", "nan one max two none")]
    [InlineData("end_time", "two none one nan max")]
    [InlineData("end_time DESC", "one none two nan max")]
    [InlineData("status", "nan two none one max")]
    [InlineData("status DESC", "max one none two nan")]
    [InlineData("run_name", "max nan one none two")]
    [InlineData("run_id DESC", "two one none nan max")]
    [InlineData("artifact_uri", "max nan none one two")]
    [InlineData("metrics.absent DESC", "one nan none two max")]
    [InlineData("tags.absent", "one nan none two max")]
    [InlineData("start_time", "max two none nan one")]
    [InlineData("start_time DESC", "one nan none two max")]
    public void Search_OrderedByOneField_PutsNaNAndAbsentLastBothWays(string orderBy, string expected) =>
        _table.SearchIds(null, orderBy).ShouldBe(expected.Split(' '));

    [Fact]
    public void Search_WithoutOrder_PutsTheLatestFirst() => _table.SearchIds(null).ShouldBe(["one", "nan", "none", "two", "max"]);

    [Fact]
    public void Search_AmongEquals_GoesOnWithTheNextFieldThenStartTimeThenId()
    {
        var table = NewTable(
            NewRun("d", values: [("p", "x"), ("q", "2")], start: 1),
            NewRun("c", values: [("p", "x"), ("q", "1")], start: 1),
            NewRun("b", values: [("p", "x"), ("q", "2")], start: 1),
            NewRun("a", values: [("p", "x"), ("q", "2")], start: 2),
            NewRun("e", values: [("p", "w"), ("q", "3")], start: 9));
        table.SearchIds(null, "params.p DESC", "params.q DESC").ShouldBe(["a", "b", "d", "c", "e"]);
        table.SearchIds(null, "params.p", "start_time ASC").ShouldBe(["e", "b", "c", "d", "a"]);
        table.SearchIds(null, "params.p", "run_id DESC", "params.q").ShouldBe(["e", "d", "c", "b", "a"]);
        table.SearchIds(null, "start_time").ShouldBe(["b", "c", "d", "a", "e"]);
    }

    [Fact]
    public void Search_OrderedByTextsWithOneBeginning_ComparesTheWholeText()
    {
        var names = new[] { "value-10", "value-2", "value-", "value-ā", "value-é", "valu", "VALUE", "value-1\0", "value-1" };
        var table = NewTable(names.Select((name, i) => NewRun($"run{i}", tags: [("t", name)])));
        var expected = names.Order(StringComparer.Ordinal).Select(name => $"run{Array.IndexOf(names, name)}").ToList();
        table.SearchIds(null, "tags.t").ShouldBe(expected);
        table.SearchIds(null, "tags.t DESC").ShouldBe(Enumerable.Reverse(expected));
    }

    [Fact]
    public void Hit_OfASearch_CarriesOneSortValuePerPartOfTheOrder()
    {
        var hit = _table.Search(Query("run_id = 'nan'", ["metrics.m", "params.p", "end_time"])).Hits.Single();
        hit.SortKey.Select(value => value.Kind).ShouldBe([SortValueKind.NaN, SortValueKind.Text, SortValueKind.Absent, SortValueKind.Whole]);
        hit.SortKey[1].Text.ShouldBe("9");
        hit.SortKey[3].Whole.ShouldBe(4);
    }
}
