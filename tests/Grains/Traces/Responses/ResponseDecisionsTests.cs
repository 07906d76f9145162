using Bayou.Contracts.Traces;
using Bayou.Grains.Traces.Responses;

namespace Bayou.Grains.Tests.Traces.Responses;

public sealed class ResponseDecisionsTests
{
    private const long Day = 24 * 60 * 60 * 1000;

    [Fact]
    public void Feedback_SentAgain_WaitsOnce()
    {
        var state = new ResponseState("1");

        Wait(state, 0, Feedback("r", "a-1"), Feedback("r", "a-1")).ShouldBe(0);
        Wait(state, 1, Feedback("r", "a-1")).ShouldBe(0);

        state.All.ShouldHaveSingleItem().Since.ShouldBe(0);
        state.Of("r").Count().ShouldBe(1);
    }

    [Fact]
    public void Feedback_AboveTheBound_IsRefusedUntilOlderHasWaitedADay()
    {
        var state = new ResponseState("1");
        var many = Enumerable.Range(1, ResponseDecisions.MaxWaiting).Select(number => Feedback($"r{number}", $"a-{number}")).ToArray();

        Wait(state, 0, [.. many, Feedback("more", "a-more")]).ShouldBe(1);
        Wait(state, Day, Feedback("more", "a-more")).ShouldBe(1);
        Wait(state, Day + 1, Feedback("more", "a-more")).ShouldBe(0);

        state.All.ShouldHaveSingleItem().ResponseId.ShouldBe("more");
        state.Of("r1").ShouldBeEmpty();
    }

    [Fact]
    public void Feedback_OfManyBytes_IsRefused()
    {
        var state = new ResponseState("1");
        var large = new string('x', 4 * 1024 * 1024);

        Wait(state, 0, Feedback("r", "a-1", large), Feedback("r", "a-2", large), Feedback("r", "a-3")).ShouldBe(1);
        state.Apply(ResponseDecisions.Remove(state, ["a-1"])!);
        Wait(state, 0, Feedback("r", "a-2", large)).ShouldBe(0);

        state.Of("r").Select(waiting => waiting.Assessment.AssessmentId).ShouldBe(["a-3", "a-2"]);
    }

    [Fact]
    public void Feedback_ThatDoesNotWait_IsNotRemoved() => ResponseDecisions.Remove(new ResponseState("1"), ["a-1"]).ShouldBeNull();

    internal static ResponseEvaluation Feedback(string responseId, string assessmentId, string? rationale = null) => new(responseId, new Assessment(
        assessmentId, "relevance", AssessmentKind.Feedback, "1", false, null, AssessmentSourceKind.Code, null, null, rationale, null, [], 1, 1, null, true));

    private static int Wait(ResponseState state, long now, params ResponseEvaluation[] evaluations)
    {
        var (change, refused) = ResponseDecisions.Wait(state, evaluations, now);
        if (change is not null)
        {
            state.Apply(state.Decode(state.Encode(change)));
        }

        return refused;
    }
}
