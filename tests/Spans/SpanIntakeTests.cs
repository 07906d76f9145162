using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Tests;

public sealed class SpanIntakeTests
{
    private readonly SpanIntake _intake = new(new SpanIntakeOptions());

    [Fact]
    public void ToBatch_RootWithChild_GivesHeadsInOrderAndHints()
    {
        var root = SpanMaker.Make(
            1, 0, "app",
            ("mlflow.spanInputs", """{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Yes?"}, {"role": "user", "content": "What is 2+2?"}]}"""),
            ("mlflow.spanOutputs", """{"choices": [{"message": {"role": "assistant", "content": "4"}}]}"""),
            ("mlflow.traceTag.team", "\"blue\""),
            ("mlflow.sourceRun", "\"run1\""),
            ("session.id", "\"chat-7\""),
            ("user.id", "ann"));
        var child = SpanMaker.Make(2, 1, "app", ("gen_ai.operation.name", "chat"), ("gen_ai.request.model", "gpt-4o"));

        var batch = _intake.ToBatch("12", [root, child]);

        batch.ExperimentId.ShouldBe("12");
        batch.Heads.Select(head => (head.SpanId, head.ParentSpanId, head.Name)).ShouldBe(
            [("0000000000000001", null, "span 1"), ("0000000000000002", "0000000000000001", "span 2")]);
        batch.Heads[1].Type.ShouldBe("CHAT_MODEL");
        batch.Heads[1].Status.ShouldBe(SpanStatus.Ok);
        batch.Heads[1].StartNanos.ShouldBe(1_700_000_000_000_000_002);
        batch.Hints.Name.ShouldBe("span 1");
        batch.Hints.RequestPreview.ShouldBe("What is 2+2?");
        batch.Hints.ResponsePreview.ShouldBe("4");
        batch.Hints.Session.ShouldBe("chat-7");
        batch.Hints.User.ShouldBe("ann");
        batch.Hints.Tags.ShouldBe([new Tag("team", "blue")]);
        batch.Hints.Metadata.ShouldBe([new Tag("mlflow.sourceRun", "run1")]);
    }

    [Fact]
    public void ToBatch_SameIdTwice_KeepsTheLast()
    {
        var first = SpanMaker.Make(1, 0, "app");
        var second = SpanMaker.Make(1, 0, "app");
        second.Span.Name = "renamed";

        var batch = _intake.ToBatch("1", [first, SpanMaker.Make(2, 1, "app"), second]);

        batch.Heads.Select(head => head.Name).ShouldBe(["span 2", "renamed"]);
        SpanContentCodec.Decode(batch.Content).Count.ShouldBe(2);
    }

    [Fact]
    public void ToBatch_SameSpanAgainInOtherCompany_HasTheSameHash()
    {
        var resource = new Resource { Attributes = { new KeyValue { Key = "service.name", Value = SpanMaker.Value("a") } } };
        var span = SpanMaker.Make(1, 0, "app", ("key", "value")) with { Resource = resource };
        var alone = _intake.ToBatch("1", [span]).Heads[0];
        var together = _intake.ToBatch("1", [SpanMaker.Make(2, 0, "other"), span]).Heads[1];
        span.Span.Attributes[0].Value = SpanMaker.Value("other value");
        var changed = _intake.ToBatch("1", [span]).Heads[0];

        together.Hash.ShouldBe(alone.Hash);
        changed.Hash.ShouldNotBe(alone.Hash);
    }

    [Fact]
    public void ToBatch_LongPreview_IsCutToAThousandCharacters()
    {
        var batch = _intake.ToBatch("1", [SpanMaker.Make(1, 0, "app", ("mlflow.spanInputs", new string('x', 3000)))]);

        batch.Hints.RequestPreview!.Length.ShouldBe(1000);
        batch.Hints.RequestPreview.ShouldEndWith("xx...");
    }

    [Fact]
    public void ToBatch_NoSpanId_IsRefused()
    {
        var span = SpanMaker.Make(1, 0, "app");
        span.Span.SpanId = Google.Protobuf.ByteString.Empty;

        Should.Throw<BayouException>(() => _intake.ToBatch("1", [span])).Message.ShouldContain("span_id");
    }

    [Fact]
    public void Join_EventsOfALog_NormalisesTheSpanAgain()
    {
        var span = SpanMaker.Make(2, 1, "app", ("gen_ai.operation.name", "chat"));
        var batch = _intake.ToBatch("1", [SpanMaker.Make(1, 0, "app"), span]);
        var occurrence = new Span.Types.Event { Name = "gen_ai.user.message", TimeUnixNano = 5 };
        occurrence.Attributes.Add(new KeyValue { Key = "content", Value = SpanMaker.Value("Weather in Paris?") });
        var events = SpanEvents.Decode(SpanEvents.Encode([("0000000000000002", occurrence)]));

        var joined = _intake.Join(batch.Content, 1, [events[0].Event]);
        var again = _intake.Join(joined.Content, 0, [events[0].Event]);

        events[0].SpanId.ShouldBe("0000000000000002");
        var stored = SpanContentCodec.Decode(joined.Content).ShouldHaveSingleItem();
        stored.Facts.Inputs.ShouldBe("""[{"role": "user", "content": "Weather in Paris?"}]""");
        joined.Heads[0].SpanId.ShouldBe("0000000000000002");
        joined.Heads[0].Hash.ShouldNotBe(batch.Heads[1].Hash);
        again.Heads[0].Hash.ShouldBe(joined.Heads[0].Hash);
    }
}
