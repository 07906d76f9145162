using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads.Registry;

/// <summary>Adds records to an evaluation dataset of this run of the tool, 1,000 an operation.</summary>
internal sealed class UpsertRecordsWorkload : IWorkload
{
    private RecordFillWorkload? _filler;

    public WorkloadDescription Description { get; } = new("upsert-records", "upsert 1,000 new records of an evaluation dataset")
    {
        Unit = "records",
        UnitsPerOperation = RecordFillWorkload.Batch,
    };

    public void Prepare(MlflowServer server, int connections)
    {
        var made = server.Post("/api/3.0/mlflow/datasets/create", $$"""{"name": "bayou-bench-{{server.Stamp}}"}""");
        _filler = new RecordFillWorkload(AnswerText.First(made.Body, "\"dataset_id\""u8) ?? throw new BenchException("The dataset has no id."));
    }

    public void Write(in Operation operation, RequestBuffer request) => _filler!.Write(operation, request);
}
