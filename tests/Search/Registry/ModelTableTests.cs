using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Search.Registry;

namespace Bayou.Search.Tests.Registry;

public sealed class ModelTableTests
{
    private readonly ModelTable _table = new();

    public ModelTableTests()
    {
        Add("alpha", 100, [new Tag("team", "blue")], Version(1, "s3://b/1", 10, run: "r1"), Version(2, "s3://b/2", 30, ModelStage.Production));
        Add("Beta", 300, [new Tag("team", "Red")], Version(1, "s3://c/1", 20, run: "r1", tags: new Tag("kind", "big")));
        Add("gamma", 200, []);
        Add("prompt", 400, [new Tag(PromptTags.IsPrompt, "true")], Version(1, "p", 40, tags: new Tag(PromptTags.IsPrompt, "true")), Version(2, "q", 50));
    }

    [Theory]
    [InlineData(null, "Beta alpha gamma")]
    [InlineData("name = 'alpha'", "alpha")]
    [InlineData("name != 'alpha'", "Beta gamma")]
    [InlineData("name LIKE '%a'", "Beta alpha gamma")]
    [InlineData("name ILIKE 'BETA'", "Beta")]
    [InlineData("name IN ('alpha', 'gamma', 'prompt')", "alpha gamma")]
    [InlineData("tags.team = 'blue'", "alpha")]
    [InlineData("tag.team != 'blue'", "Beta")]
    [InlineData("tags.team ILIKE 'r%'", "Beta")]
    [InlineData("tags.team IS NULL", "gamma")]
    [InlineData("tags.`mlflow.prompt.is_prompt` = 'true'", "prompt")]
    [InlineData("tags.`mlflow.prompt.is_prompt` != 'FALSE'", "prompt")]
    [InlineData("tags.`mlflow.prompt.is_prompt` = 'TRUE'", "")]
    [InlineData("tags.`mlflow.prompt.is_prompt` != 'true'", "Beta alpha gamma")]
    [InlineData("tags.`mlflow.prompt.is_prompt` = 'false' AND name = 'alpha'", "alpha")]
    [InlineData("tags.`mlflow.prompt.is_prompt` LIKE 'tr%'", "Beta alpha gamma")]
    public void SearchModels_WithAFilter_FindsWhatMatchesByName(string? filter, string expected) =>
        string.Join(' ', Models(filter)).ShouldBe(expected);

    [Theory]
    [InlineData("name DESC", "gamma alpha Beta")]
    [InlineData("timestamp", "alpha gamma Beta")]
    [InlineData("last_updated_timestamp DESC", "Beta gamma alpha")]
    public void SearchModels_WithAnOrder_FollowsIt(string orderBy, string expected) =>
        string.Join(' ', Models(null, orderBy)).ShouldBe(expected);

    [Theory]
    [InlineData(null, "alpha/2 Beta/1 alpha/1")]
    [InlineData("name = 'alpha'", "alpha/2 alpha/1")]
    [InlineData("name IN ('alpha', 'Beta', 'none')", "alpha/2 Beta/1 alpha/1")]
    [InlineData("name = 'none'", "")]
    [InlineData("name = 'prompt'", "")]
    [InlineData("run_id = 'r1'", "Beta/1 alpha/1")]
    [InlineData("run_id IN ('r1') AND name != 'Beta'", "alpha/1")]
    [InlineData("run_id = ''", "alpha/2")]
    [InlineData("source_path LIKE 's3://b/%'", "alpha/2 alpha/1")]
    [InlineData("version_number >= 1.5", "alpha/2")]
    [InlineData("tags.kind = 'big'", "Beta/1")]
    [InlineData("tags.kind IS NULL", "alpha/2 alpha/1")]
    [InlineData("tags.none = 'x'", "")]
    [InlineData("tags.`mlflow.prompt.is_prompt` = 'true'", "prompt/1")]
    [InlineData("tags.`mlflow.prompt.is_prompt` = 'false'", "alpha/2 Beta/1 alpha/1")]
    public void SearchVersions_WithAFilter_FindsWhatMatchesLastUpdateFirst(string? filter, string expected) =>
        string.Join(' ', Versions(filter)).ShouldBe(expected);

    [Theory]
    [InlineData("name", "Beta/1 alpha/2 alpha/1")]
    [InlineData("name DESC,version_number", "alpha/1 alpha/2 Beta/1")]
    [InlineData("version_number", "Beta/1 alpha/1 alpha/2")]
    [InlineData("creation_timestamp", "alpha/1 Beta/1 alpha/2")]
    [InlineData("source_path DESC", "Beta/1 alpha/2 alpha/1")]
    public void SearchVersions_WithAnOrder_FollowsItThenNameThenNewestVersion(string orderBy, string expected) =>
        string.Join(' ', Versions(null, orderBy)).ShouldBe(expected);

    [Fact]
    public void Search_InPagesOfOne_ShowsEachOnce()
    {
        Pages(token => _table.SearchVersions(new RegistrySearchQuery(null, 1, [], token)), page => page.Versions.Single().Head.Source, page => page.NextPageToken)
            .ShouldBe(["s3://b/2", "s3://c/1", "s3://b/1"]);
        Pages(token => _table.SearchVersions(new RegistrySearchQuery(null, 1, ["name"], token)), page => page.Versions.Single().Head.Source, page => page.NextPageToken)
            .ShouldBe(["s3://c/1", "s3://b/2", "s3://b/1"]);
        Pages(token => _table.SearchVersions(new RegistrySearchQuery(null, 1, ["name DESC", "version_number"], token)), page => page.Versions.Single().Head.Source, page => page.NextPageToken)
            .ShouldBe(["s3://b/1", "s3://b/2", "s3://c/1"]);
        Pages(token => _table.SearchModels(new RegistrySearchQuery(null, 1, ["timestamp DESC"], token)), page => page.Models.Single().Name, page => page.NextPageToken)
            .ShouldBe(["Beta", "gamma", "alpha"]);
    }

    [Fact]
    public void LatestVersions_FollowStagesAndDeletions()
    {
        Latest("alpha").ShouldBe([1, 2]);

        Apply("alpha", 2, Change(Version(3, "s", 60, ModelStage.Production)));
        Latest("alpha").ShouldBe([1, 3]);

        Apply("alpha", 3, Change(Version(3, "s", 70, ModelStage.Archived)));
        Latest("alpha").ShouldBe([1, 2, 3]);

        Apply("alpha", 4, Change() with { RemovedVersions = [1] });
        Latest("alpha").ShouldBe([2, 3]);

        Apply("alpha", 5, Change(Version(3, "s", 70, ModelStage.Production)));
        Latest("alpha").ShouldBe([3]);
    }

    [Fact]
    public void Versions_OfAModel_AreHiddenFromItsFirstPromptVersionToItsLast()
    {
        Apply("alpha", 2, Change(new ModelVersionDelta(2, null, [new Tag(PromptTags.IsPrompt, "true")], [])));
        Versions("name = 'alpha'").ShouldBeEmpty();

        Apply("alpha", 3, Change() with { RemovedVersions = [2] });
        Versions("name = 'alpha'").ShouldBe(["alpha/1"]);
    }

    [Fact]
    public void Rows_OfDeletedVersions_AreUsedAgainWithoutWhatTheyHeld()
    {
        Apply("Beta", 2, RegisteredModelDelta.Gone);
        Apply("gamma", 2, Change(Version(1, "fresh", 80)));

        var version = _table.SearchVersions(new RegistrySearchQuery("name = 'gamma'", 1, [], null)).Versions.ShouldHaveSingleItem();

        version.Tags.ShouldBeEmpty();
        version.Head.RunId.ShouldBe("");
        Versions("tags.kind = 'big'").ShouldBeEmpty();
        Versions("run_id = 'r1'").ShouldBe(["alpha/1"]);
    }

    [Fact]
    public void TryApply_WithAGap_ChangesNothing()
    {
        _table.TryApply(new RegisteredModelChange("alpha", 9, 8, Change(Version(9, "s", 9)))).ShouldBeFalse();
        _table.TryApply(new RegisteredModelChange("alpha", 9, 9, null)).ShouldBeFalse();
        _table.TryApply(new RegisteredModelChange("alpha", 1, 0, RegisteredModelDelta.Gone)).ShouldBeTrue();

        Versions("name = 'alpha'").ShouldBe(["alpha/2", "alpha/1"]);
    }

    [Fact]
    public void Replace_WithAnOlderState_IsDropped()
    {
        Apply("alpha", 2, Change(Version(3, "s", 60)));

        _table.Replace("alpha", [RegisteredModelDelta.Gone], 1);

        Versions("name = 'alpha'").Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("run_id = 'x'", "Invalid attribute key 'run_id'")]
    [InlineData("params.a = 'x'", "Invalid entity type 'params'")]
    [InlineData("name > 'a'", "Invalid comparator '>'")]
    public void SearchModels_ByWhatModelsLack_IsRefused(string filter, string says) =>
        Should.Throw<BayouException>(() => Models(filter)).Message.ShouldContain(says);

    [Theory]
    [InlineData(0, "It must be a positive integer, but got 0")]
    [InlineData(200_001, "It must be at most 200000, but got value 200001")]
    public void SearchVersions_WithAPageOfNoSize_IsRefused(int size, string says) =>
        Should.Throw<BayouException>(() => _table.SearchVersions(new RegistrySearchQuery(null, size, [], null))).Message.ShouldContain(says);

    private static List<string> Pages<TPage>(Func<string?, TPage> search, Func<TPage, string> item, Func<TPage, string?> next)
    {
        var items = new List<string>();
        string? token = null;
        do
        {
            var page = search(token);
            items.Add(item(page));
            token = next(page);
        }
        while (token is not null);
        return items;
    }

    private static ModelVersionDelta Version(
        int number, string source, long time, ModelStage stage = ModelStage.None, string run = "", params Tag[] tags) =>
        new(number, new ModelVersionHead(time, time, "", stage, source, source, run, "", null), [.. tags], []);

    private static RegisteredModelDelta Change(params ModelVersionDelta[] versions) =>
        RegisteredModelDelta.Of(new RegisteredModelHead(1, 1, null, versions.Length)) with { Versions = [.. versions] };

    private void Add(string name, long time, Tag[] tags, params ModelVersionDelta[] versions) => Apply(
        name,
        1,
        RegisteredModelDelta.Of(new RegisteredModelHead(time, time, null, versions.Length)) with { StartsAnew = true, Tags = [.. tags], Versions = [.. versions] });

    private void Apply(string name, long sequence, RegisteredModelDelta delta) =>
        _table.TryApply(new RegisteredModelChange(name, sequence, sequence - 1, delta)).ShouldBeTrue();

    private IEnumerable<string> Models(string? filter, string? orderBy = null) => _table
        .SearchModels(new RegistrySearchQuery(filter, 100, orderBy is null ? [] : [.. orderBy.Split(',')], null)).Models.Select(model => model.Name);

    private IEnumerable<string> Versions(string? filter, string? orderBy = null) => _table
        .SearchVersions(new RegistrySearchQuery(filter, 100, orderBy is null ? [] : [.. orderBy.Split(',')], null))
        .Versions.Select(version => $"{version.Name}/{version.Version}");

    private IEnumerable<int> Latest(string name) => _table.SearchModels(new RegistrySearchQuery($"name = '{name}'", 1, [], null))
        .Models.Single().LatestVersions.Select(version => version.Version);
}
