using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;
using static Bayou.Search.Tests.Runs.RunBuilder;

namespace Bayou.Search.Tests.Runs;

public sealed class FilterTests
{
    private readonly RunTable _table = NewTable(
        NewRun(
            "a",
            metrics: [("m", 1), ("zero", 0)],
            values: [("p", "Alpha"), ("only a", "x")],
            tags: [("t", "red")],
            datasets: [NewDataset("iris", "d1", "train"), NewDataset("mnist", "d2")],
            start: 10,
            end: 100,
            status: RunStatus.Finished,
            name: "sunny-1",
            user: "ann"),
        NewRun(
            "b",
            metrics: [("m", 2.5), ("zero", -0.0)],
            values: [("p", "alphabet")],
            tags: [("t", "Red"), ("odd key/é:1", "v")],
            datasets: [NewDataset("iris", "d1", "test")],
            start: 20,
            end: 200,
            status: RunStatus.Failed,
            name: "Sunny-22",
            user: "bob",
            uri: "s3://bucket/b"),
        NewRun(
            "c",
            metrics: [("m", double.NaN), ("zero", double.NaN)],
            values: [("p", "")],
            tags: [("t", "")],
            start: 30,
            name: "rainy",
            user: string.Empty),
        NewRun(
            "d",
            metrics: [("m", double.MaxValue), ("zero", 1)],
            values: [("p", "it's 😀!")],
            start: 40,
            end: 50,
            status: RunStatus.Killed,
            name: "rainy_x",
            user: "ann"),
        NewRun("E5", start: -50, end: 0, status: RunStatus.Scheduled, name: "none", user: "eve"),
        NewRun("gone", metrics: [("m", 1)], values: [("p", "Alpha")], tags: [("t", "red")], deleted: true));

    [Theory]
    [InlineData("metrics.m = 1", "a")]
    [InlineData("metrics.m != 1", "b c d")]
    [InlineData("metrics.m < 2.5", "a")]
    [InlineData("metrics.m <= 2.5", "a b")]
    [InlineData("metrics.m > 1", "b d")]
    [InlineData("metrics.m >= 1.0e0", "a b d")]
    [InlineData("metrics.m = 1e999", "d")]
    [InlineData("metrics.m < 1e999", "a b")]
    [InlineData("metrics.m > -1e999", "a b d")]
    [InlineData("metrics.zero = 0", "a b")]
    [InlineData("metrics.zero = -0.0", "a b")]
    [InlineData("metrics.zero >= 0", "a b d")]
    [InlineData("metrics.zero < 0", "")]
    [InlineData("metrics.absent != 1", "")]
    public void Metric_Compared_MatchesRunsWithTheMetricOnly(string filter, string expected) => ShouldFind(filter, expected);

    [Theory]
    [InlineData("params.p = 'Alpha'", "a")]
    [InlineData("params.p = 'alpha'", "")]
    [InlineData("params.p != 'Alpha'", "b c d")]
    [InlineData("params.p = ''", "c")]
    [InlineData("params.p LIKE 'Alpha%'", "a")]
    [InlineData("params.p LIKE 'alpha'", "")]
    [InlineData("params.p ILIKE 'ALPHA%'", "a b")]
    [InlineData("params.p ILIKE 'ALPHA____'", "")]
    [InlineData("params.p ILIKE 'ALPHA___'", "b")]
    [InlineData("params.p LIKE '%_!'", "d")]
    [InlineData("params.p LIKE \"it's _!\"", "d")]
    [InlineData("params.p LIKE '%'", "a b c d")]
    [InlineData("params.p IN ('Alpha', '', 'nope')", "a c")]
    [InlineData("params.p NOT IN ('Alpha', '')", "b d")]
    [InlineData("params.p NOT IN ('nope')", "a b c d")]
    [InlineData("params.p IS NULL", "E5")]
    [InlineData("params.p IS NOT NULL", "a b c d")]
    [InlineData("params.`only a` = 'x'", "a")]
    [InlineData("params.absent != 'x'", "")]
    [InlineData("params.absent NOT IN ('x')", "")]
    [InlineData("params.absent IS NULL", "a b c d E5")]
    [InlineData("params.absent IS NOT NULL", "")]
    public void Param_Compared_MatchesRunsWithTheParamOnly(string filter, string expected) => ShouldFind(filter, expected);

    [Theory]
    [InlineData("tags.t = 'red'", "a")]
    [InlineData("tags.t != 'red'", "b c")]
    [InlineData("tags.t LIKE 'r_d'", "a")]
    [InlineData("tags.t ILIKE 'r_d'", "a b")]
    [InlineData("tags.t IN ('red', 'Red')", "a b")]
    [InlineData("tags.t NOT IN ('red', 'Red')", "c")]
    [InlineData("tags.t IS NULL", "d E5")]
    [InlineData("tags.t IS NOT NULL", "a b c")]
    [InlineData("tag.\"odd key/é:1\" = 'v'", "b")]
    [InlineData("tags.`odd key/é:1` IS NULL", "a c d E5")]
    public void Tag_Compared_MatchesRunsWithTheTagOnly(string filter, string expected) => ShouldFind(filter, expected);

    [Theory]
    [InlineData("start_time = 10", "a")]
    [InlineData("start_time != 10", "b c d E5")]
    [InlineData("start_time < 20", "a E5")]
    [InlineData("start_time <= 20", "a b E5")]
    [InlineData("created > 30", "d")]
    [InlineData("attributes.Created >= 30", "c d")]
    [InlineData("start_time > 9.5", "a b c d")]
    [InlineData("start_time >= 10.5", "b c d")]
    [InlineData("start_time < 10.5", "a E5")]
    [InlineData("start_time = 10.5", "")]
    [InlineData("start_time != 10.5", "a b c d E5")]
    [InlineData("start_time < 99999999999999999999999999", "a b c d E5")]
    [InlineData("start_time > 99999999999999999999999999", "")]
    [InlineData("start_time >= -1e300", "a b c d E5")]
    [InlineData("start_time <= -9223372036854775809", "")]
    [InlineData("end_time = 0", "E5")]
    [InlineData("end_time != 0", "a b d")]
    [InlineData("end_time < 1e9", "a b d E5")]
    public void Time_Compared_MatchesRunsThatHaveIt(string filter, string expected) => ShouldFind(filter, expected);

    [Theory]
    [InlineData("status = 'FINISHED'", "a")]
    [InlineData("status != 'FINISHED'", "b c d E5")]
    [InlineData("attr.status LIKE 'F%'", "a b")]
    [InlineData("run.status ILIKE '%ing'", "c")]
    [InlineData("attribute.status IN ('KILLED', 'SCHEDULED', 'odd')", "d E5")]
    [InlineData("status NOT IN ('KILLED', 'SCHEDULED')", "a b c")]
    [InlineData("run_id = 'E5'", "E5")]
    [InlineData("run_id != 'E5'", "a b c d")]
    [InlineData("run_id LIKE '_'", "a b c d")]
    [InlineData("run_id ILIKE 'e_'", "E5")]
    [InlineData("run_id IN ('a', 'E5', 'zz', 'gone')", "a E5")]
    [InlineData("run_id NOT IN ('a', 'E5')", "b c d")]
    [InlineData("user_id = 'ann'", "a d")]
    [InlineData("user_id != 'ann'", "b c E5")]
    [InlineData("user_id = ''", "c")]
    [InlineData("user_id LIKE '%n%'", "a d")]
    [InlineData("user_id ILIKE 'BO%'", "b")]
    [InlineData("user_id IN ('bob', 'eve')", "b E5")]
    [InlineData("user_id NOT IN ('bob', 'eve')", "a c d")]
    [InlineData("run_name = 'rainy'", "c")]
    [InlineData("`run name` != 'rainy'", "a b d E5")]
    [InlineData("attributes.\"Run name\" LIKE 'rainy_%'", "d")]
    [InlineData("\"Run Name\" ILIKE 'sunny-%'", "a b")]
    [InlineData("run_name IN ('none', 'rainy')", "c E5")]
    [InlineData("run_name NOT IN ('none', 'rainy')", "a b d")]
    [InlineData("artifact_uri = 's3://bucket/b'", "b")]
    [InlineData("artifact_uri = 'mlflow-artifacts:/7/a/artifacts'", "a")]
    [InlineData("artifact_uri != 's3://bucket/b'", "a c d E5")]
    [InlineData("artifact_uri LIKE 'mlflow-artifacts:/7/_/%'", "a c d")]
    [InlineData("artifact_uri ILIKE '%/e5/%'", "E5")]
    [InlineData("artifact_uri IN ('s3://bucket/b', 'x')", "b")]
    [InlineData("artifact_uri NOT IN ('s3://bucket/b', 'x')", "a c d E5")]
    public void TextAttribute_Compared_MatchesByText(string filter, string expected) => ShouldFind(filter, expected);

    [Theory]
    [InlineData("dataset.name = 'iris'", "a b")]
    [InlineData("datasets.name != 'iris'", "a")]
    [InlineData("datasets.name LIKE '%st'", "a")]
    [InlineData("datasets.name ILIKE 'IRIS'", "a b")]
    [InlineData("datasets.name IN ('mnist', 'x')", "a")]
    [InlineData("datasets.name NOT IN ('mnist', 'iris')", "")]
    [InlineData("datasets.digest = 'd2'", "a")]
    [InlineData("datasets.digest NOT IN ('d2')", "a b")]
    [InlineData("datasets.context = 'train'", "a")]
    [InlineData("datasets.context != 'train'", "b")]
    [InlineData("datasets.name = 'iris' AND datasets.context = 'test'", "b")]
    [InlineData("datasets.name = 'mnist' AND datasets.context = 'train'", "a")]
    public void Dataset_Compared_MatchesRunsWithAnySuchInput(string filter, string expected) => ShouldFind(filter, expected);

    [Theory]
    [InlineData("metrics.m > 0 AND params.p ILIKE 'alpha%' AND status = 'FAILED'", "b")]
    [InlineData("metrics.m > 0 AND metrics.m < 2", "a")]
    [InlineData("tags.t IS NULL AND params.p IS NOT NULL", "d")]
    [InlineData("  ", "a b c d E5")]
    [InlineData(null, "a b c d E5")]
    public void Clauses_JoinedByAnd_MustAllHold(string? filter, string expected) => ShouldFind(filter, expected);

    [Fact]
    public void View_DeletedOrAll_ShowsDeletedRuns()
    {
        _table.Search(Query("metrics.m = 1", view: ViewType.DeletedOnly)).Ids().ShouldBe(["gone"]);
        _table.Search(Query("metrics.m = 1", view: ViewType.All)).Ids().ShouldBe(["a", "gone"], ignoreOrder: true);
        _table.RunIds(ViewType.DeletedOnly).ShouldBe(["gone"]);
        _table.RunIds(ViewType.ActiveOnly).ShouldBe(["a", "b", "c", "d", "E5"]);
        _table.RunIds(ViewType.All).Count().ShouldBe(6);
    }

    private void ShouldFind(string? filter, string expected) =>
        _table.SearchIds(filter).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
}
