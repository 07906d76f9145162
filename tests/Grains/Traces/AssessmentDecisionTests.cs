using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Traces;

namespace Bayou.Grains.Tests.Traces;

public sealed class AssessmentDecisionTests
{
    private readonly TraceGrainState _trace = new("tr-1");

    public AssessmentDecisionTests() => _trace.Apply(new TraceEvent { Head = new TraceHead("0", null, 1, null, TraceState.Ok) });

    [Fact]
    public void Override_MarksTheOlderUntilItIsDeleted()
    {
        Apply(AssessmentDecisions.Create(_trace, Feedback("a-1")));
        Apply(AssessmentDecisions.Create(_trace, Feedback("a-2", overrides: "a-1")));
        _trace.Assessments["a-1"].IsValid.ShouldBeFalse();
        AssessmentDecisions.Create(_trace, Feedback("a-2", overrides: "a-1")).ShouldBeNull();

        Apply(AssessmentDecisions.Delete(_trace, "a-2"));

        _trace.Assessments.Values.ShouldHaveSingleItem().IsValid.ShouldBeTrue();
        AssessmentDecisions.Delete(_trace, "a-2").ShouldBeNull();
    }

    [Fact]
    public void Override_OfWhatIsNotThere_IsRefused() =>
        Should.Throw<BayouException>(() => AssessmentDecisions.Create(_trace, Feedback("a-2", overrides: "a-1"))).Code
            .ShouldBe(ErrorCode.ResourceDoesNotExist);

    [Fact]
    public void Update_MergesMetadataAndKeepsTheKind()
    {
        Apply(AssessmentDecisions.Create(_trace, Feedback("a-1") with { Metadata = [new Tag("a", "1"), new Tag("b", "1")] }));
        Apply(AssessmentDecisions.Update(_trace, new UpdateAssessment("a-1", null, Feedback("x") with { Value = "2" }, "why", [new Tag("b", "2")]), 9));

        var updated = _trace.Assessments["a-1"];
        (updated.Name, updated.Value, updated.Rationale, updated.LastUpdateTime, updated.CreateTime).ShouldBe(("good", "2", "why", 9, 1));
        updated.Metadata.ShouldBe([new Tag("a", "1"), new Tag("b", "2")]);
        var other = Feedback("x") with { Kind = AssessmentKind.Expectation };
        Should.Throw<BayouException>(() => AssessmentDecisions.Update(_trace, new UpdateAssessment("a-1", null, other, null, []), 9)).Code
            .ShouldBe(ErrorCode.InvalidParameterValue);
    }

    [Fact]
    public void Snapshot_HoldsAllOfTheTrace()
    {
        Apply(AssessmentDecisions.Create(_trace, Feedback("a-1") with { Error = new AssessmentError("E", "m", null), Metadata = [new Tag("a", "1")] }));
        Apply(SpanDecisions.Log(_trace, Spans.Batch("0", Spans.Head(1, tokens: 5, cost: 1), Spans.Head(2, parent: 1)), null)!.Value.Change);
        Apply(TraceDecisions.LinkRun(_trace, "run1"));
        Apply(TraceDecisions.LinkPrompts(_trace, [new PromptLink("p", "1")]));

        var restored = new TraceGrainState("tr-1");
        restored.Restore(_trace.Snapshot().Body);

        restored.Snapshot().Body.Span.SequenceEqual(_trace.Snapshot().Body.Span).ShouldBeTrue();
        restored.Spans.ByPlace.ShouldBe(_trace.Spans.ByPlace);
        restored.ToInfo().Metadata.ShouldBe(_trace.ToInfo().Metadata);
        restored.Assessments["a-1"].Error.ShouldBe(_trace.Assessments["a-1"].Error);
        (restored.RunIds.Single(), restored.Prompts.Single()).ShouldBe(("run1", new PromptLink("p", "1")));
        restored.Spans.ContentRecords.ShouldBe(1);
    }

    private static Assessment Feedback(string id, string? overrides = null) => new(
        id, "good", AssessmentKind.Feedback, "1", false, null, AssessmentSourceKind.Human, "ann", null, null, null, [], 1, 1, overrides, true);

    private void Apply(TraceEvent? change) => _trace.Apply(_trace.Decode(_trace.Encode(change!)));
}
