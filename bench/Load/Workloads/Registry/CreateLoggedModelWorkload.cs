using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads.Registry;

/// <summary>Makes logged models as a client's <c>log_model</c> does: create, then metrics on datasets.</summary>
internal sealed class CreateLoggedModelWorkload(WorkloadOptions options) : IWorkload
{
    private LoggedModelFillWorkload? _filler;

    public WorkloadDescription Description { get; } =
        new("create-logged-model", "create a logged model with 10 params and 3 tags, then log 10 metrics of it")
        {
            Connections = 32,
            ReadsAnswers = true,
            ComparesToBare = false,
        };

    public void Prepare(MlflowServer server, int connections)
    {
        _filler = new LoggedModelFillWorkload(server.Experiment, options.Seed);
        _filler.Prepare(server, connections);
    }

    public void Write(in Operation operation, RequestBuffer request) => _filler!.Write(operation, request);

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer) => _filler!.Read(operation, answer);
}
