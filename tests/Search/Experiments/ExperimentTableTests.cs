using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Search.Experiments;

namespace Bayou.Search.Tests.Experiments;

public sealed class ExperimentTableTests
{
    private readonly ExperimentTable _table = new();

    public ExperimentTableTests()
    {
        Add("0", "Default", created: 100, updated: 500);
        Add("2", "team-a", created: 200, updated: 400, tags: [("owner", "ann"), ("odd key", "x")]);
        Add("10", "Team-B", created: 200, updated: 300, tags: [("owner", "Ann")]);
        Add("9", "team-é", created: 300, updated: 300, tags: [("owner", "")]);
        Add("11", "old", created: 300, updated: 300, deleted: true);
    }

    [Theory]
    [InlineData("name = 'team-a'", "2")]
    [InlineData("name != 'team-a'", "9 10 0")]
    [InlineData("attribute.name LIKE 'team-_'", "9 2")]
    [InlineData("name ilike 'TEAM-%'", "9 2 10")]
    [InlineData("name IN ('Default', 'old', 'team-a')", "2 0")]
    [InlineData("name NOT IN ('Default')", "9 2 10")]
    [InlineData("creation_time = 200", "2 10")]
    [InlineData("creation_time != 200", "9 0")]
    [InlineData("creation_time > 200", "9")]
    [InlineData("creation_time >= 200", "9 2 10")]
    [InlineData("last_update_time < 400", "9 10")]
    [InlineData("attributes.last_update_time <= 400.5", "9 2 10")]
    [InlineData("tags.owner = 'ann'", "2")]
    [InlineData("tag.owner != 'ann'", "9 10")]
    [InlineData("tags.owner LIKE '%nn'", "2 10")]
    [InlineData("tags.owner ILIKE 'ANN'", "2 10")]
    [InlineData("tags.owner IN ('ann', '')", "9 2")]
    [InlineData("tags.owner NOT IN ('ann', '')", "10")]
    [InlineData("tags.owner IS NULL", "0")]
    [InlineData("tags.`odd key` IS NOT NULL", "2")]
    [InlineData("name LIKE '%e%' AND tags.owner IS NOT NULL AND creation_time < 300", "2 10")]
    [InlineData(null, "9 2 10 0")]
    public void Search_WithAFilter_FindsWhatMatchesNewestFirst(string? filter, string expected) =>
        Ids(filter).ShouldBe(expected.Split(' '));

    [Theory]
    [InlineData("name", "0 10 2 9")]
    [InlineData("name DESC", "9 2 10 0")]
    [InlineData("experiment_id", "0 2 9 10")]
    [InlineData("attribute.experiment_id DESC", "10 9 2 0")]
    [InlineData("creation_time", "0 10 2 9")]
    [InlineData("creation_time DESC", "9 10 2 0")]
    [InlineData("last_update_time asc", "10 9 2 0")]
    [InlineData("last_update_time DESC", "0 2 10 9")]
    public void Search_WithAnOrder_BreaksTiesByTheGreatestId(string orderBy, string expected) =>
        Ids(null, orderBy).ShouldBe(expected.Split(' '));

    [Fact]
    public void Search_OrderedByTimeThenId_TakesTheIdAsAsked() =>
        Ids(null, "creation_time DESC", "experiment_id ASC").ShouldBe(["9", "2", "10", "0"]);

    [Fact]
    public void Search_OfAView_ShowsItsStages()
    {
        Search(new ExperimentSearchQuery(null, ViewType.DeletedOnly, 10, [], null)).ShouldBe(["11"]);
        Search(new ExperimentSearchQuery(null, ViewType.All, 10, [], null)).ShouldBe(["9", "11", "2", "10", "0"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Search_PageByPageWhileExperimentsAreAdded_MeetsEachOldOneOnce(int pageSize)
    {
        var query = new ExperimentSearchQuery(null, ViewType.All, pageSize, ["creation_time DESC"], null);
        var met = new List<string>();
        var added = 100;
        for (string? token = null; ;)
        {
            var page = _table.Search(query with { PageToken = token });
            met.AddRange(page.Experiments.Select(experiment => experiment.ExperimentId));
            if (page.NextPageToken is null)
            {
                break;
            }

            token = page.NextPageToken;
            Add($"{++added}", $"added {added}", created: 1000, updated: 1000);
        }

        met.ShouldBe(["11", "9", "10", "2", "0"]);
    }

    [Fact]
    public void Token_OfAnotherSearch_IsRefused()
    {
        var query = new ExperimentSearchQuery("creation_time > 0", ViewType.All, 1, ["name"], null);
        var token = _table.Search(query).NextPageToken;
        ExperimentSearchQuery[] others =
            [query with { Filter = null }, query with { OrderBy = ["name DESC"] }, query with { View = ViewType.ActiveOnly }];
        foreach (var other in others)
        {
            var refusal = Should.Throw<BayouException>(() => _table.Search(other with { PageToken = token }));
            refusal.Code.ShouldBe(ErrorCode.InvalidParameterValue);
            refusal.Message.ShouldStartWith("Invalid page token");
        }
    }

    [Fact]
    public void Upsert_OfAnOlderState_IsDropped()
    {
        var before = _table.Find("2")!;
        _table.Upsert(before with { Name = "newer" }, 5).ShouldBeTrue();
        _table.Upsert(before, 5).ShouldBeFalse();
        _table.Upsert(before, 4).ShouldBeFalse();
        _table.Find("2")!.Name.ShouldBe("newer");
        _table.FindByName("team-a").ShouldBeNull();
        _table.FindByName("newer")!.ExperimentId.ShouldBe("2");
        _table.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Upsert_OfANameThatPassesOn_FindsTheNewHolderInEitherOrder(bool oldHolderFirst)
    {
        var (oldHolder, newHolder) = (_table.Find("2")! with { Name = "gave it away" }, _table.Find("9")! with { Name = "team-a" });
        foreach (var experiment in oldHolderFirst ? [oldHolder, newHolder] : new[] { newHolder, oldHolder })
        {
            _table.Upsert(experiment, 2).ShouldBeTrue();
        }

        _table.FindByName("team-a")!.ExperimentId.ShouldBe("9");
        _table.FindByName("gave it away")!.ExperimentId.ShouldBe("2");
        _table.FindByName("team-é").ShouldBeNull();
    }

    [Fact]
    public void Find_OfADeletedExperiment_FindsIt()
    {
        _table.FindByName("old")!.LifecycleStage.ShouldBe(LifecycleStage.Deleted);
        _table.Find("11").ShouldNotBeNull();
        _table.Find("12").ShouldBeNull();
    }

    private void Add(
        string id, string name, long created, long updated, (string Key, string Value)[]? tags = null, bool deleted = false)
    {
        var stage = deleted ? LifecycleStage.Deleted : LifecycleStage.Active;
        var held = (tags ?? []).Select(tag => new Tag(tag.Key, tag.Value));
        _table.Upsert(new Experiment(id, name, "file:///x", stage, created, updated, [.. held]), 1);
    }

    private string[] Ids(string? filter, params string[] orderBy) =>
        Search(new ExperimentSearchQuery(filter, ViewType.ActiveOnly, 100, [.. orderBy], null));

    private string[] Search(ExperimentSearchQuery query) =>
        [.. _table.Search(query).Experiments.Select(experiment => experiment.ExperimentId)];
}
