using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>One search, for the first page of 100 runs.</summary>
internal sealed class RunSearchWorkload : IWorkload
{
    private readonly WorkloadOptions _options;
    private readonly string _question;
    private byte[] _body = [];

    /// <summary>Makes a search.</summary>
    /// <param name="options">Which experiment is searched.</param>
    /// <param name="name">The workload's name.</param>
    /// <param name="filter">The filter; empty for none.</param>
    /// <param name="orderBy">What to order by; null for the server's own order.</param>
    internal RunSearchWorkload(WorkloadOptions options, string name, string filter, string? orderBy = null)
    {
        _options = options;
        _question = RunSearchBody.Question(filter, orderBy);
        var what = filter.Length > 0 ? filter : "no filter";
        Description = new WorkloadDescription(name, orderBy is null ? what : $"{what}, by {orderBy}") { ReadsAnswers = true };
    }

    public WorkloadDescription Description { get; }

    public void Prepare(MlflowServer server, int connections)
    {
        var (experiment, _) = server.Fixtures.Experiment(_options.SearchExperimentName, _options.SearchRuns, _options.Seed);
        _body = RunSearchBody.Of(experiment, _question, token: null);
    }

    public void Write(in Operation operation, RequestBuffer request) => request.Append(_body).Post("/api/2.0/mlflow/runs/search"u8);

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer) =>
        answer.Body.IndexOf("\"run_id\""u8) < 0 ? AnswerVerdict.Wrong : AnswerVerdict.Done;
}
