using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Registry.Policies;
using Bayou.Grains.Registry;
using Bayou.Grains.Registry.Policies;
using static Bayou.Grains.Tests.Registry.Policies.Guarded;

namespace Bayou.Grains.Tests.Registry.Policies;

public sealed class PromotionDecisionsTests
{
    private const long Now = 1_700_000_000_000;
    private readonly RegisteredModelState _model = new("default", "m");

    public PromotionDecisionsTests()
    {
        _model.Apply(ModelDecisions.Create(_model, new CreateRegisteredModel(null, []), Now));
        for (var i = 1; i <= 4; i++)
        {
            _model.Apply(ModelDecisions.CreateVersion(_model, VersionBy("ann", $"s3://b/{i}"), Now));
        }
    }

    [Fact]
    public void Ask_OfAPlaceThatNothingGuards_HasNoQuestions()
    {
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Signature = true }));

        PromotionDecisions.Ask(_model, Promote(1, VersionPlace.Of("other"))).ShouldBeNull();
        PromotionDecisions.Ask(_model, Promote(1, VersionPlace.Of(ModelStage.Staging))).ShouldBeNull();
        PromotionDecisions.Ask(_model, Promote(1, VersionPlace.Of("Champion"))).ShouldBeNull("case counts");
    }

    [Fact]
    public void Promote_WhereEveryRuleFails_TellsAllOfThem()
    {
        _model.Apply(PolicyDecisions.Set(_model, Policy() with
        {
            Signature = true,
            Metrics = [new MetricRule("acc", 0.9, null), new MetricRule("loss", null, 0.1)],
            Tags = [new TagRule("owner", null), new TagRule("tier", "gold")],
            Approvals = 2,
        }));
        _model.Apply(PolicyDecisions.Set(_model, Policy("second") with { Tags = [new TagRule("card", null)] }));
        var promotion = Promote(1, Champion);
        var questions = PromotionDecisions.Ask(_model, promotion).ShouldNotBeNull();
        questions.Metrics.ShouldBe(["acc", "loss"]);

        var refusal = Should.Throw<BayouException>(() => PromotionDecisions.Promote(
            _model, promotion.Answered(questions, ["input 'x' is new and required"], new MetricReading("acc", 0.5, "run r")), Now));

        refusal.Code.ShouldBe(ErrorCode.PermissionDenied);
        refusal.Message.ShouldBe(
            "Model Version (name=m, version=1) may not get the alias 'champion': "
            + "(1) policy 'live', signature: input 'x' is new and required. "
            + "(2) policy 'live', metric: 'acc' is 0.5 (run r), and must be at least 0.9. "
            + "(3) policy 'live', metric: no value of 'loss' was found, and it must be at most 0.1. "
            + "(4) policy 'live', tag: 'owner' must be set. "
            + "(5) policy 'live', tag: 'tier' must be 'gold'. "
            + "(6) policy 'live', approval: approvals by others than 'ann', who made it and asks: 0 of 2. "
            + "(7) policy 'second', tag: 'card' must be set.");
    }

    [Theory]
    [InlineData(0.9, null, 0.9, true)]
    [InlineData(0.9, null, 0.89, false)]
    [InlineData(null, 0.1, 0.1, true)]
    [InlineData(null, 0.1, 0.11, false)]
    [InlineData(0.2, 0.4, 0.3, true)]
    [InlineData(0.2, 0.4, 0.5, false)]
    [InlineData(0.2, null, double.NaN, false)]
    [InlineData(null, 0.2, double.NaN, false)]
    public void MetricRule_OfAValue_HoldsInsideItsBounds(double? min, double? max, double value, bool passes)
    {
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Metrics = [new MetricRule("acc", min, max)] }));

        Judge(Promote(1, Champion), readings: new MetricReading("acc", value, "run r")).Passed.ShouldBe(passes);
    }

    [Fact]
    public void MetricRule_OfAModelWithOneBadDataset_Fails()
    {
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Metrics = [new MetricRule("acc", 0.8, null)] }));

        var rule = Judge(
            Promote(1, Champion), new MetricReading("acc", 0.95, "dataset 'train'"), new MetricReading("acc", 0.7, "dataset 'test'"));

        rule.Passed.ShouldBeFalse();
        rule.Detail.ShouldBe("'acc' is 0.7 (dataset 'test'), and must be at least 0.8");
    }

    [Fact]
    public void Question_AfterTheAliasWasDeleted_StillNamesWhoHeldIt()
    {
        _model.Apply(ModelDecisions.SetAlias(_model, new ModelAlias("champion", 1))!);
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Signature = true }));

        _model.Apply(ModelDecisions.DeleteAlias(_model, "champion")!);
        _model.Apply(ModelDecisions.DeleteVersion(_model, 1, Now));

        var holder = PromotionDecisions.Ask(_model, Promote(2, Champion)).ShouldNotBeNull().Holder.ShouldNotBeNull();
        holder.ShouldBe(new VersionOrigin(1, "s3://b/1", "r", null));
    }

    [Fact]
    public void Question_OfAStage_NamesTheNewestVersionInIt()
    {
        _model.Apply(ModelDecisions.Transition(_model, 1, ModelStage.Production, false, Now));
        _model.Apply(ModelDecisions.Transition(_model, 3, ModelStage.Production, false, Now));
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Signature = true }));

        PromotionDecisions.Ask(_model, Promote(2, Production))!.Holder!.Version.ShouldBe(3);
        _model.Apply(ModelDecisions.Transition(_model, 3, ModelStage.Archived, false, Now));
        PromotionDecisions.Ask(_model, Promote(2, Production))!.Holder!.Version.ShouldBe(1);
        _model.Apply(ModelDecisions.Transition(_model, 1, ModelStage.None, false, Now));
        PromotionDecisions.Ask(_model, Promote(2, Production))!.Holder!.Version.ShouldBe(1);
    }

    [Fact]
    public void Promote_WhereTheHolderChangedSinceTheQuestion_AsksAgain()
    {
        _model.Apply(ModelDecisions.SetAlias(_model, new ModelAlias("champion", 1))!);
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Signature = true }));
        var promotion = Promote(2, Champion);
        var answered = promotion.Answered(PromotionDecisions.Ask(_model, promotion)!);
        PromotionDecisions.Ask(_model, answered).ShouldBeNull();

        _model.Apply(ModelDecisions.PointAlias(_model, new ModelAlias("champion", 3))!);

        PromotionDecisions.Ask(_model, answered).ShouldNotBeNull().Holder!.Version.ShouldBe(3);
    }

    [Fact]
    public void Promote_WhereAPolicyWantsMoreThanWasAnswered_AsksAgain()
    {
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Metrics = [new MetricRule("acc", 0.9, null)] }));
        var promotion = Promote(2, Champion);
        var answered = promotion.Answered(PromotionDecisions.Ask(_model, promotion)!, readings: new MetricReading("acc", 1, "run r"));

        _model.Apply(PolicyDecisions.Set(_model, Policy("second") with { Metrics = [new MetricRule("loss", null, 1)] }));

        PromotionDecisions.Ask(_model, answered).ShouldNotBeNull().Metrics.ShouldBe(["acc", "loss"]);
    }

    [Fact]
    public void Promote_WithEvidenceOfAnotherVersion_AsksAgain()
    {
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Metrics = [new MetricRule("acc", 0.9, null)] }));
        var of1 = Promote(1, Champion).Answered(PromotionDecisions.Ask(_model, Promote(1, Champion))!, readings: new MetricReading("acc", 1, "run r"));

        PromotionDecisions.Ask(_model, of1 with { Version = 2 }).ShouldNotBeNull();
    }

    [Fact]
    public void Promote_OfAVersionThatHasThePlace_IsNoGainAndIsNotChecked()
    {
        _model.Apply(ModelDecisions.SetAlias(_model, new ModelAlias("champion", 1))!);
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Tags = [new TagRule("owner", null)] }));

        PromotionDecisions.Promote(_model, Promote(1, Champion), Now).ShouldBeNull();
        ModelDecisions.SetAlias(_model, new ModelAlias("champion", 1)).ShouldBeNull();
        Should.Throw<BayouException>(() => PromotionDecisions.Promote(_model, Promote(2, Champion), Now));
    }

    [Fact]
    public void Transition_ThatArchivesNewerOnes_IsCheckedThoughTheVersionIsInTheStage()
    {
        _model.Apply(ModelDecisions.Transition(_model, 1, ModelStage.Production, false, Now));
        _model.Apply(ModelDecisions.Transition(_model, 3, ModelStage.Production, false, Now));
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Tags = [new TagRule("owner", null)] }));

        Should.NotThrow(() => ModelDecisions.Transition(_model, 1, ModelStage.Production, archiveExisting: false, Now));
        Should.Throw<BayouException>(() => ModelDecisions.Transition(_model, 1, ModelStage.Production, archiveExisting: true, Now));
        Should.Throw<BayouException>(
            () => PromotionDecisions.Promote(_model, Promote(1, Production) with { ArchiveExisting = true }, Now));
    }

    [Fact]
    public void Change_ThatBringsNoEvidence_IsRefusedWhereAPolicyGuards()
    {
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Tags = [new TagRule("owner", null)] }));
        _model.Apply(ModelDecisions.SetVersionTag(_model, 1, new Tag("owner", "x"))!);

        Should.Throw<BayouException>(() => ModelDecisions.SetAlias(_model, new ModelAlias("champion", 1)))
            .Code.ShouldBe(ErrorCode.PermissionDenied);
        Should.Throw<BayouException>(() => ModelDecisions.Transition(_model, 1, ModelStage.Production, false, Now))
            .Code.ShouldBe(ErrorCode.PermissionDenied);
        Should.NotThrow(() => ModelDecisions.Transition(_model, 1, ModelStage.Staging, false, Now));
    }

    [Theory]
    [InlineData("bob", "ann", true)]
    [InlineData("bob", "carol", true)]
    [InlineData("bob", "bob", false)]
    [InlineData("bob", "BOB", false)]
    [InlineData("bob", null, false)]
    public void Approval_ByASecondPerson_CountsForOthersOnly(string approver, string? asker, bool passes)
    {
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Approvals = 1 }));
        _model.Apply(PolicyDecisions.Approve(_model, new ApproveVersion("live", 1, approver, ""), Now)!);

        Judge(Promote(1, Champion, asker)).Passed.ShouldBe(passes);
        Judge(Promote(2, Champion, asker)).Passed.ShouldBeFalse("it is of another version");
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("Ann")]
    public void Approve_ByWhoMadeTheVersion_IsRefused(string user)
    {
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Approvals = 1 }));

        Should.Throw<BayouException>(() => PolicyDecisions.Approve(_model, new ApproveVersion("live", 1, user, ""), Now))
            .Code.ShouldBe(ErrorCode.PermissionDenied);
    }

    [Fact]
    public void Approval_OfAVersionThatNobodyIsKnownToHaveMade_NeverCounts()
    {
        _model.Apply(ModelDecisions.CreateVersion(_model, VersionBy(null), Now));
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Approvals = 1 }));

        Should.Throw<BayouException>(() => PolicyDecisions.Approve(_model, new ApproveVersion("live", 5, "bob", ""), Now))
            .Message.ShouldContain("nobody knows who made it");
        Judge(Promote(5, Champion)).Passed.ShouldBeFalse();
    }

    [Fact]
    public void Approval_ThatIsWithdrawnOrLosesItsPolicyOrVersion_IsGone()
    {
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Approvals = 1 }));
        foreach (var version in new[] { 1, 2, 3 })
        {
            _model.Apply(PolicyDecisions.Approve(_model, new ApproveVersion("live", version, "bob", ""), Now)!);
        }

        _model.Apply(PolicyDecisions.Withdraw(_model, "live", 1, "Bob")!);
        PolicyDecisions.Withdraw(_model, "live", 1, "bob").ShouldBeNull();
        _model.Policies.ApprovalsOf(1).ShouldBeEmpty();
        _model.Apply(ModelDecisions.DeleteVersion(_model, 2, Now));
        _model.Policies.ApprovalsOf(2).ShouldBeEmpty();
        _model.Policies.ApprovalsOf(3).ShouldHaveSingleItem();
        _model.Apply(PolicyDecisions.Delete(_model, "live")!);
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Approvals = 1 }));
        _model.Policies.ApprovalsOf(3).ShouldBeEmpty();
    }

    [Fact]
    public void Name_OfAModelWithPolicies_CanNeitherGoNorChange()
    {
        _model.Apply(PolicyDecisions.Set(_model, Policy() with { Approvals = 1 }));

        Should.Throw<BayouException>(() => ModelDecisions.Delete(_model)).Code.ShouldBe(ErrorCode.PermissionDenied);
        Should.Throw<BayouException>(() => ModelDecisions.Rename(_model, new RegisteredModelState("default", "n"), Now))
            .Code.ShouldBe(ErrorCode.PermissionDenied);

        _model.Apply(PolicyDecisions.Delete(_model, "live")!);
        Should.NotThrow(() => ModelDecisions.Delete(_model));
    }

    [Fact]
    public void Record_OfPolicies_ReadsBackAsWritten()
    {
        _model.Apply(ModelDecisions.SetAlias(_model, new ModelAlias("champion", 1))!);
        var set = PolicyDecisions.Set(_model, Policy() with
        {
            Signature = true,
            Metrics = [new MetricRule("acc", 0, null), new MetricRule("loss", null, 0)],
            Tags = [new TagRule("owner", null), new TagRule("tier", "")],
            Approvals = 2,
        });
        _model.Apply(set);
        var approve = PolicyDecisions.Approve(_model, new ApproveVersion("live", 1, "bob", "fine"), Now)!;
        _model.Apply(approve);
        _model.Apply(ModelDecisions.Transition(_model, 2, ModelStage.Staging, false, Now));
        RegisteredModelDelta[] deltas =
            [set, approve, _model.ToDelta(), PolicyDecisions.Withdraw(_model, "live", 1, "bob")!, PolicyDecisions.Delete(_model, "live")!];

        _model.ToDelta().Policies!.Holders.ShouldHaveSingleItem().Place.ShouldBe(Champion);
        foreach (var delta in deltas)
        {
            ModelCluster.Text(ModelRecordCodec.Decode(ModelRecordCodec.Encode(delta), "s")).ShouldBe(ModelCluster.Text(delta));
        }
    }

    private RuleOutcome Judge(Promotion promotion, params MetricReading[] readings)
    {
        var asked = PromotionDecisions.AskAlways(_model, promotion);
        return PolicyRules.Judge(_model, asked is null ? promotion : promotion.Answered(asked, readings: readings)).ShouldHaveSingleItem();
    }
}
