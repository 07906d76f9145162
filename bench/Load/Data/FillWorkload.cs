using Bayou.Bench.Http;
using Bayou.Bench.Targets;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Data;

/// <summary>Fills an experiment: each operation is one made-up run, as a create and one log-batch.</summary>
internal sealed class FillWorkload(string experiment, ulong seed) : IWorkload
{
    private readonly RunGenerator _generator = new(seed);
    private string[] _runs = [];

    public WorkloadDescription Description { get; } = new("fill", "runs with 30 params, 30 metrics and 10 tags: create and one log-batch")
    {
        Connections = 32,
        ReadsAnswers = true,
        ComparesToBare = false,
    };

    public void Prepare(MlflowServer server, int connections) => _runs = new string[connections];

    public void Write(in Operation operation, RequestBuffer request)
    {
        if (operation.Step == 0)
        {
            _generator.WriteCreate(request, experiment, operation.Number);
            request.Post("/api/2.0/mlflow/runs/create"u8);
        }
        else
        {
            _generator.WriteBatch(request, _runs[operation.Connection], operation.Number);
            request.Post("/api/2.0/mlflow/runs/log-batch"u8);
        }
    }

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer)
    {
        if (operation.Step == 1)
        {
            return AnswerVerdict.Done;
        }

        var run = AnswerText.First(answer.Body, "\"run_id\""u8);
        _runs[operation.Connection] = run ?? "";
        return run is null ? AnswerVerdict.Wrong : AnswerVerdict.More;
    }
}
