using System.Text;
using System.Text.Json;
using Bayou.Bench.Commands;
using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Tests.Data;

public sealed class RegistryFillTests
{
    [Fact]
    public void Filling_OfAModel_CreatesItThenItsVersionsThenAnAlias()
    {
        var filling = new RegistryFillWorkload("p", versions: 2, seed: 1);

        string[] requests = [.. Enumerable.Range(0, 4).Select(step => Write(filling, new Operation(0, 41, step)).Path)];

        requests.ShouldBe(
        [
            "/api/2.0/mlflow/registered-models/create",
            "/api/2.0/mlflow/model-versions/create",
            "/api/2.0/mlflow/model-versions/create",
            "/api/2.0/mlflow/registered-models/alias",
        ]);
        filling.Read(new Operation(0, 41, 2), null!).ShouldBe(AnswerVerdict.More);
        filling.Read(new Operation(0, 41, 3), null!).ShouldBe(AnswerVerdict.Done);
    }

    [Fact]
    public void Versions_OfASeed_AreOfRunsThatSearchesCanName()
    {
        var filling = new RegistryFillWorkload("p", versions: 2, seed: 1);
        using var version = JsonDocument.Parse(Write(filling, new Operation(3, 41, 2)).Body);

        version.RootElement.GetProperty("run_id").GetString().ShouldBe(RegistryVocabulary.RunId(1, 41, 2));
        version.RootElement.GetProperty("name").GetString().ShouldBe(RegistryVocabulary.ModelName("p", 41));
        version.RootElement.GetProperty("source").GetString().ShouldEndWith("/artifacts/model");
    }

    [Fact]
    public void Records_OfAnOperation_AreJsonInAText()
    {
        using var body = JsonDocument.Parse(Write(new RecordFillWorkload("d-1"), new Operation(0, 2, 0)).Body);
        using var records = JsonDocument.Parse(body.RootElement.GetProperty("records").GetString()!);

        records.RootElement.GetArrayLength().ShouldBe(RecordFillWorkload.Batch);
        records.RootElement[7].GetProperty("inputs").GetProperty("number").GetInt64().ShouldBe((2 * RecordFillWorkload.Batch) + 7);
    }

    [Fact]
    public void Smoke_HasEachKindOfTheRegistryOnce()
    {
        var kinds = Suite.Of("registry").Workloads(new WorkloadOptions()).Select(static workload => workload.GetType()).Distinct().ToList();

        var smoke = Suite.Of("smoke").Workloads(new WorkloadOptions());

        smoke.Count(workload => kinds.Contains(workload.GetType())).ShouldBe(kinds.Count);
        smoke.Select(static workload => workload.Description.Name).ShouldBeUnique();
    }

    private static (string Path, string Body) Write(IWorkload workload, Operation operation)
    {
        var request = new RequestBuffer(TargetAddress.Parse("http://host"));
        workload.Write(operation, request);
        var text = Encoding.UTF8.GetString(request.Wire);
        return (text.Split(' ')[1], text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
    }
}
