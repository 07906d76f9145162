using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Runs;

namespace Bayou.Grains.Tests.Runs;

public sealed class RunDecisionsTests
{
    private const string RunNameTag = "mlflow.runName";

    [Fact]
    public void Create_WithNameOnly_SetsTheNameTag() =>
        RunDecisions.Create(Some.Command("mine"), "r", "u", () => "random").Tags.ShouldContain(new Tag(RunNameTag, "mine"));

    [Fact]
    public void Create_WithTagOnly_TakesTheNameFromIt() =>
        RunDecisions.Create(Some.Command(null, new Tag(RunNameTag, "tagged")), "r", "u", () => "random").Head!.RunName.ShouldBe("tagged");

    [Fact]
    public void Create_WithoutName_TakesARandomOne() =>
        RunDecisions.Create(Some.Command(""), "r", "u", () => "random").Head!.RunName.ShouldBe("random");

    [Fact]
    public void Create_WithNameAndAnotherTag_IsRefused() =>
        Should.Throw<BayouException>(() => RunDecisions.Create(Some.Command("a", new Tag(RunNameTag, "b")), "r", "u", () => "x"))
            .Message.ShouldStartWith("Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values");

    [Fact]
    public void Create_WithAKeyTwice_KeepsTheLastValue() =>
        RunDecisions.Create(Some.Command("a", new Tag("k", "1"), new Tag("k", "2")), "r", "u", () => "x").Tags
            .Where(tag => tag.Key == "k").ShouldBe([new Tag("k", "2")]);

    [Fact]
    public void RandomName_ManyTimes_IsShortAndOfThreeParts()
    {
        var random = new Random(1);
        for (var i = 0; i < 1000; i++)
        {
            RunNames.Next(random).ShouldMatch("^(?=.{1,20}$)[a-z]+-[a-z]+-[0-9]+$");
        }
    }

    [Fact]
    public void LogParam_SameValueAgain_ChangesNothing()
    {
        var run = Some.Run(new RunEvent { Params = [new Param("lr", "1")] });

        RunDecisions.LogParam(run, new Param("lr", "1")).ShouldBeNull();
    }

    [Fact]
    public void LogParam_OtherValue_IsRefusedWithBothValues()
    {
        var run = Some.Run(new RunEvent { Params = [new Param("lr", "1")] });

        Should.Throw<BayouException>(() => RunDecisions.LogParam(run, new Param("lr", "2"))).Message.ShouldBe(
            $"Changing param values is not allowed. Param with key='lr' was already logged with value='1' for run ID='{Some.RunId}'. " +
            "Attempted logging new value '2'.");
    }

    [Fact]
    public void LogBatch_WithAConflictingParam_ChangesNothingAtAll()
    {
        var run = Some.Run(new RunEvent { Params = [new Param("lr", "1")] });
        var batch = Some.Batch([Some.Metric("loss", 1)], [new Param("new", "x"), new Param("lr", "2")], [new Tag("t", "v")]);

        Should.Throw<BayouException>(() => RunDecisions.Log(run, batch)).Code.ShouldBe(ErrorCode.InvalidParameterValue);

        run.Series.ShouldBeEmpty();
        run.Params.Keys.ShouldBe(["lr"]);
    }

    [Fact]
    public void LogBatch_WithAParamTwice_IsRefusedEvenWithEqualValues() =>
        Should.Throw<BayouException>(() => RunDecisions.Log(Some.Run(), Some.Batch(@params: [new Param("a", "1"), new Param("a", "1")])))
            .Message.ShouldStartWith("Duplicate parameter keys have been submitted: ['a']");

    [Fact]
    public void LogBatch_RepeatedByARetry_ChangesNothing()
    {
        var batch = Some.Batch([Some.Metric("loss", 1)], [new Param("a", "1")], [new Tag("t", "v")]);
        var run = Some.Run();
        run.With(RunDecisions.Log(run, batch));

        RunDecisions.Log(run, batch).ShouldBeNull();
    }

    [Theory]
    [InlineData(double.PositiveInfinity, double.MaxValue)]
    [InlineData(double.NegativeInfinity, double.MinValue)]
    public void LogMetric_Infinite_IsStoredAsTheLargestFiniteDouble(double logged, double stored) =>
        RunDecisions.LogMetric(Some.Run(), Some.Metric("m", logged))!.Metrics.ShouldHaveSingleItem().Point.Value.ShouldBe(stored);

    [Fact]
    public void Latest_OfPointsOutOfOrder_IsTheGreatestStepThenTimeThenValue()
    {
        var run = Some.Run(new RunEvent
        {
            Metrics =
            [
                Some.Metric("m", 1, timestamp: 9, step: 5),
                Some.Metric("m", 7, timestamp: 99, step: 4),
                Some.Metric("m", 3, timestamp: 9, step: 5),
                Some.Metric("m", 2, timestamp: 9, step: 5),
            ],
        });

        run.FindSeries("m")!.Latest.Value.ShouldBe(3);
    }

    [Fact]
    public void SetTag_OfTheName_RenamesTheRun()
    {
        var run = Some.Run();

        run.With(RunDecisions.SetTag(run, new Tag(RunNameTag, "second"))).Info.RunName.ShouldBe("second");
    }

    [Fact]
    public void DeleteTag_OfTheName_LeavesTheName()
    {
        var run = Some.Run();

        run.With(RunDecisions.DeleteTag(run, RunNameTag)).Info.RunName.ShouldBe("first");
    }

    [Fact]
    public void Update_OfTheName_SetsTheTag()
    {
        var run = Some.Run();

        run.With(RunDecisions.Update(run, new UpdateRun(null, null, "second"))).Tags[RunNameTag].ShouldBe("second");
    }

    [Fact]
    public void Update_ToATerminalStatus_SetsNoEndTime()
    {
        var run = Some.Run();

        run.With(RunDecisions.Update(run, new UpdateRun(RunStatus.Finished, null, null))).Info.EndTime.ShouldBeNull();
    }

    [Fact]
    public void AnyWrite_ToADeletedRun_IsRefused()
    {
        var run = Some.Run();
        run.With(RunDecisions.Delete(run));
        Action[] writes =
        [
            () => RunDecisions.Log(run, Some.Batch([Some.Metric("m", 1)])),
            () => RunDecisions.LogMetric(run, Some.Metric("m", 1)),
            () => RunDecisions.LogParam(run, new Param("a", "1")),
            () => RunDecisions.SetTag(run, new Tag("a", "1")),
            () => RunDecisions.DeleteTag(run, RunNameTag),
            () => RunDecisions.Update(run, new UpdateRun(RunStatus.Failed, null, null)),
            () => RunDecisions.LogInputs(run, [], ["m-1"]),
            () => RunDecisions.LogOutputs(run, [new ModelOutput("m-1", 0)]),
            () => RunDecisions.LogModel(run, "{}"),
        ];

        foreach (var write in writes)
        {
            Should.Throw<BayouException>(write).Message
                .ShouldBe($"The run {Some.RunId} must be in the 'active' state. Current state is deleted.");
        }
    }

    [Fact]
    public void LogModel_Twice_MakesAJsonListOfBoth()
    {
        var run = Some.Run();
        run.With(RunDecisions.LogModel(run, """{"a":1}"""));
        run.With(RunDecisions.LogModel(run, """{"b":2}"""));

        run.Tags["mlflow.log-model.history"].ShouldBe("""[{"a":1}, {"b":2}]""");
    }
}
