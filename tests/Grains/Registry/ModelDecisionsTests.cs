using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Grains.Registry;

namespace Bayou.Grains.Tests.Registry;

public sealed class ModelDecisionsTests
{
    private const long Now = 1_700_000_000_000;
    private readonly RegisteredModelState _model = new("default", "m");

    public ModelDecisionsTests()
    {
        _model.Apply(ModelDecisions.Create(_model, new CreateRegisteredModel("d", [new Tag("a", "1")]), Now));
        _model.Apply(ModelDecisions.CreateVersion(_model, Some("s3://b/1"), Now + 1));
        _model.Apply(ModelDecisions.CreateVersion(_model, Some("s3://b/2"), Now + 2));
    }

    [Fact]
    public void Change_OfNothing_IsNoChange()
    {
        _model.Apply(ModelDecisions.SetAlias(_model, new ModelAlias("x", 1))!);
        _model.Apply(ModelDecisions.SetVersionTag(_model, 1, new Tag("k", "v"))!);

        ModelDecisions.SetTag(_model, new Tag("a", "1")).ShouldBeNull();
        ModelDecisions.DeleteTag(_model, "b").ShouldBeNull();
        ModelDecisions.SetAlias(_model, new ModelAlias("x", 1)).ShouldBeNull();
        ModelDecisions.DeleteAlias(_model, "y").ShouldBeNull();
        ModelDecisions.SetVersionTag(_model, 1, new Tag("k", "v")).ShouldBeNull();
        ModelDecisions.DeleteVersionTag(_model, 1, "l").ShouldBeNull();
    }

    [Fact]
    public void DeleteVersion_TakesItsAliasesAndKeepsItsNumber()
    {
        _model.Apply(ModelDecisions.SetAlias(_model, new ModelAlias("x", 2))!);
        _model.Apply(ModelDecisions.SetAlias(_model, new ModelAlias("y", 1))!);

        _model.Apply(ModelDecisions.DeleteVersion(_model, 2, Now + 3));

        _model.FindAlias("x").ShouldBeNull();
        _model.FindAlias("y").ShouldBe(1);
        _model.Head.LastVersion.ShouldBe(2);
        _model.Head.LastUpdateTime.ShouldBe(Now + 3);
    }

    [Fact]
    public void UpdateVersion_LeavesTheModelsTimeAlone()
    {
        var before = _model.Head.LastUpdateTime;

        _model.Apply(ModelDecisions.UpdateVersion(_model, 1, null, Now + 9));

        _model.Head.LastUpdateTime.ShouldBe(before);
        _model.FindVersion(1)!.Head.ShouldSatisfyAllConditions(
            head => head.Description.ShouldBeNull(), head => head.LastUpdateTime.ShouldBe(Now + 9));
    }

    [Theory]
    [InlineData(ModelStage.None)]
    [InlineData(ModelStage.Archived)]
    public void Transition_ThatArchivesInAStageNotInUse_IsRefused(ModelStage stage) =>
        Should.Throw<BayouException>(() => ModelDecisions.Transition(_model, 1, stage, archiveExisting: true, Now))
            .Message.ShouldContain("is not an Active stage");

    [Fact]
    public void Rename_GivesEveryVersionTheTimeOfTheRename()
    {
        var (left, arrived) = ModelDecisions.Rename(_model, new RegisteredModelState("default", "n"), Now + 5);

        left.Head.ShouldBeNull();
        left.RenamedTo.ShouldBe("n");
        arrived.Head!.LastUpdateTime.ShouldBe(Now + 5);
        arrived.Head.CreationTime.ShouldBe(Now);
        arrived.Versions.Select(version => version.Head!.LastUpdateTime).ShouldAllBe(time => time == Now + 5);
    }

    [Fact]
    public void Record_OfEachKindOfChange_ReadsBackAsWritten()
    {
        _model.Apply(ModelDecisions.SetAlias(_model, new ModelAlias("x", 2))!);
        var whole = _model.ToDelta();
        RegisteredModelDelta[] deltas =
        [
            whole,
            RegisteredModelDelta.Gone with { RenamedTo = "n" },
            RegisteredModelDelta.Of(_model.Head with { Description = null }) with { RemovedTags = ["a"], RemovedAliases = ["x"], RemovedVersions = [1] },
            ModelDecisions.CreateVersion(_model, Some("models:/m/1") with { StorageLocation = "s3://b/1", ModelId = "m-1", Description = "" }, Now),
            ModelDecisions.UpdateVersion(_model, 1, null, Now),
            ModelDecisions.SetVersionTag(_model, 1, new Tag("k", "v"))!,
        ];

        foreach (var delta in deltas)
        {
            ModelCluster.Text(ModelRecordCodec.Decode(ModelRecordCodec.Encode(delta), "s")).ShouldBe(ModelCluster.Text(delta));
        }
    }

    [Fact]
    public void Record_OfTheFirstFormat_StillLoads()
    {
        // A version byte of 1, then the message as the first release wrote it.
        var stored = Convert.FromHexString(
            "01080112130880D095FFBC311080D095FFBC311A016420021A060A01611201312A050A017810013A3D080112310880D095FF"
            + "BC311080D095FFBC311A0020022A0B6D6F64656C733A2F782F31320873333A2F2F622F313A01724A036D2D311A060A016B12"
            + "0176");

        var loaded = new RegisteredModelState("default", "m");
        loaded.Restore(stored);

        loaded.Head.Description.ShouldBe("d");
        loaded.HasTag(new Tag("a", "1")).ShouldBeTrue();
        loaded.Head.LastVersion.ShouldBe(2);
        loaded.FindAlias("x").ShouldBe(1);
        var version = loaded.FindVersion(1).ShouldNotBeNull();
        version.Head.ShouldBe(new ModelVersionHead(Now, Now, "", ModelStage.Production, "models:/x/1", "s3://b/1", "r", "", "m-1"));
        version.HasTag(new Tag("k", "v")).ShouldBeTrue();
    }

    private static CreateModelVersion Some(string source) => new(source, source, "", "", null, "", []);
}
