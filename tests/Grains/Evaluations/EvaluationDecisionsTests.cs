using Bayou.Contracts.Evaluations;
using Bayou.Contracts.Names;
using Bayou.Grains.Evaluations;

namespace Bayou.Grains.Tests.Evaluations;

public sealed class EvaluationDecisionsTests
{
    private static readonly RecordInput s_input = new(
        new string('a', 32), """{"q":1}""", false, null, """{"x":1}""", """{"t":"1"}""", null, null, null, "ann");

    [Fact]
    public void Digest_OfADataset_IsTheHashOfNameAndTime()
    {
        var head = EvaluationDatasetDecisions.Create(new CreateEvaluationDataset("default", "n1", [], []), "d-1", now: 1795314735471);

        head.Dataset.Digest.ShouldBe("aea4c3ac");
    }

    [Fact]
    public void Upserted_WithoutAUser_KeepsTheLastOne()
    {
        var head = EvaluationDatasetDecisions.Create(new CreateEvaluationDataset("default", "n", [new Tag("mlflow.user", "ann")], []), "d-1", 1);

        var after = EvaluationDatasetDecisions.Upserted(head, new UpsertRecords([s_input with { User = null }], []), total: 1, now: 2);

        after.Dataset.LastUpdatedBy.ShouldBe("ann");
        after.Dataset.Digest.ShouldNotBe(head.Dataset.Digest);
    }

    [Fact]
    public void Merge_OfAWriteTwice_IsTheSameAsOnce()
    {
        var write = new RecordWrite("dr-1", 5, true, s_input);
        var once = RecordMerging.Merge(null, write);

        RecordMerging.Merge(once, write).ShouldBe(once);
    }

    [Fact]
    public void Merge_IntoAKnownRecord_KeepsItsCreationAndMergesByKey()
    {
        var known = RecordMerging.Merge(null, new RecordWrite("dr-1", 5, true, s_input));
        var input = s_input with { HasOutputs = true, Outputs = "\"o\"", Expectations = """{"y":2}""", Tags = null, User = null };

        var merged = RecordMerging.Merge(known, new RecordWrite("dr-1", 9, false, input));

        merged.ShouldBe(known with { Outputs = "\"o\"", Expectations = """{"x":1,"y":2}""", LastUpdateTime = 9 });
    }

    [Fact]
    public void Schema_OfFields_KeepsTheTypeFirstSeen()
    {
        var first = DatasetSchema.Merge(null, [new SchemaField("inputs", "a", "integer"), new SchemaField("outputs", null, "string")], noRecords: false);

        DatasetSchema.Merge(first, [new SchemaField("inputs", "a", "string"), new SchemaField("outputs", "k", "integer")], noRecords: false)
            .ShouldBe("""{"inputs":{"a":"integer"},"outputs":"string","expectations":{},"version":"1.0"}""");
    }

    [Fact]
    public void Ids_OfRecords_AscendEvenWhenTheClockGoesBack()
    {
        var state = new PlacementState("d-1");
        state.Apply(PlacementDecisions.Upsert(state, [s_input], () => 1000, now: 50)!);

        var later = PlacementDecisions.Upsert(state, [s_input with { InputHash = new string('b', 32) }], () => 10, now: 40)!.Writes[0];

        later.RecordId.ShouldBe(RecordIds.Format(1001));
        later.Time.ShouldBe(50);
    }

    [Theory]
    [InlineData("dr-0000000000000000000000000000000g")]
    [InlineData("dr-ABCDEF00000000000000000000000000")]
    [InlineData("dr-12")]
    [InlineData("")]
    public void RecordId_OfAnotherForm_IsNone(string text) => RecordIds.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Placement_Restored_KnowsEveryRecordsPage()
    {
        var state = new PlacementState("d-1");
        var next = 0;
        for (var i = 0; i < 1234; i++)
        {
            var input = s_input with { InputHash = i.ToString("x32", System.Globalization.CultureInfo.InvariantCulture) };
            state.Apply(PlacementDecisions.Upsert(state, [input], () => (UInt128)(++next * 7), now: i)!);
        }

        var restored = new PlacementState("d-1");
        restored.Restore(state.Snapshot().Body);

        restored.Count.ShouldBe(1234);
        restored.PageCount.ShouldBe(3);
        restored.Pending!.Writes.ShouldBe(state.Pending!.Writes);
        restored.PageOf(7).ShouldBe(0);
        restored.PageOf(500 * 7).ShouldBe(0);
        restored.PageOf(501 * 7).ShouldBe(1);
        restored.PageOf(1234 * 7).ShouldBe(2);
        restored.PageOf(6).ShouldBe(-1);
    }
}
