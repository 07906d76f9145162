using Bayou.Contracts.Errors;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.LoggedModels;

namespace Bayou.Grains.Tests.LoggedModels;

public sealed class LoggedModelDecisionsTests
{
    [Fact]
    public void Create_WithoutName_TakesARandomOne() => Create(Models.Command(name: null)).Head!.Name.ShouldBe("random");

    [Fact]
    public void Create_OfAnyModel_IsPendingAndActive()
    {
        var head = Create(Models.Command()).Head!;

        (head.Status, head.LifecycleStage, head.CreationTime, head.LastUpdateTime)
            .ShouldBe((LoggedModelStatus.Pending, LifecycleStage.Active, 100, 100));
    }

    [Fact]
    public void Create_WithATagTwice_KeepsTheLast() =>
        Create(Models.Command(tags: [new Tag("t", "a"), new Tag("t", "b")])).Tags.ShouldBe([new Tag("t", "b")]);

    [Fact]
    public void Create_WithAParamTwice_IsRefused() =>
        Should.Throw<BayouException>(() => Create(Models.Command(@params: [new Param("p", "a"), new Param("p", "a")])))
            .Code.ShouldBe(ErrorCode.BadRequest);

    [Fact]
    public void Finalize_WithTheSameStatus_StillMovesTheTimeOfTheLastUpdate() =>
        LoggedModelDecisions.Finalize(Models.State(), LoggedModelStatus.Pending, now: 200)!.Head!.LastUpdateTime.ShouldBe(200);

    [Fact]
    public void LogParams_WithTheSameValue_ChangesNothing()
    {
        var model = Models.State(new LoggedModelEvent { Params = [new Param("p", "a")] });

        LoggedModelDecisions.LogParams(model, [new Param("p", "a")]).ShouldBeNull();
    }

    [Fact]
    public void LogParams_WithAnotherValue_IsRefusedAsAWhole()
    {
        var model = Models.State(new LoggedModelEvent { Params = [new Param("p", "a")] });

        var refused = Should.Throw<BayouException>(() => LoggedModelDecisions.LogParams(model, [new Param("q", "x"), new Param("p", "b")]));

        refused.Code.ShouldBe(ErrorCode.BadRequest);
        refused.Message.ShouldContain("'p'");
    }

    [Fact]
    public void LogMetrics_OfExactRepeats_KeepsEachPointOnce()
    {
        var model = Models.State(new LoggedModelEvent { Metrics = [Models.Metric("m", 1)] });

        var change = LoggedModelDecisions.LogMetrics(
            model, [Models.Metric("m", 1), Models.Metric("m", 2), Models.Metric("m", 2), Models.Metric("m", 1, dataset: "d")]);

        change!.Metrics.ShouldBe([Models.Metric("m", 2), Models.Metric("m", 1, dataset: "d")]);
    }

    [Fact]
    public void LogMetrics_OfNaNTwice_KeepsItOnce()
    {
        var model = Models.State(new LoggedModelEvent { Metrics = [Models.Metric("m", double.NaN)] });

        LoggedModelDecisions.LogMetrics(model, [Models.Metric("m", double.NaN)]).ShouldBeNull();
    }

    [Fact]
    public void LogMetrics_OfInfinity_StoresTheLargestNumber() =>
        LoggedModelDecisions.LogMetrics(Models.State(), [Models.Metric("m", double.NegativeInfinity)])!
            .Metrics.ShouldHaveSingleItem().Point.Value.ShouldBe(double.MinValue);

    [Fact]
    public void DeleteTag_ThatIsNotThere_IsRefused() =>
        Should.Throw<BayouException>(() => LoggedModelDecisions.DeleteTag(Models.State(), "none"))
            .Message.ShouldBe($"No tag with key 'none' found for model with ID '{Models.Id}'.");

    [Fact]
    public void Delete_OfADeletedModel_ChangesNothing()
    {
        var model = Models.State();
        model.Apply(LoggedModelDecisions.Delete(model, now: 200)!);

        LoggedModelDecisions.Delete(model, now: 300).ShouldBeNull();
    }

    [Theory]
    [InlineData(null, """[{"name":"n","version":2}]""")]
    [InlineData("""[{"name": "n", "version": 1}]""", """[{"name":"n","version":1},{"name":"n","version":2}]""")]
    [InlineData("""[{"name": "n", "version": 2}]""", """[{"name":"n","version":2}]""")]
    [InlineData("no JSON", """[{"name":"n","version":2}]""")]
    [InlineData("""[{"a":1,"a":2}]""", """[{"name":"n","version":2}]""")]
    public void AddVersion_ToTheTagSoFar_ListsEachVersionOnce(string? before, string after)
    {
        var model = before is null ? Models.State() : Models.State(new LoggedModelEvent { Tags = [new Tag("mlflow.modelVersions", before)] });

        var change = LoggedModelDecisions.AddVersion(model, "n", 2);

        model.Apply(change ?? new LoggedModelEvent());
        model.Tags["mlflow.modelVersions"].ShouldBe(after);
    }

    private static LoggedModelEvent Create(CreateLoggedModel command) =>
        LoggedModelDecisions.Create(command, Models.Id, "mlflow-artifacts:/7/models/x/artifacts", () => "random", now: 100);
}
