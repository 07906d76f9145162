using System.Text;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>Walks through all pages of a search, each operation one page, and begins again after the last.</summary>
internal sealed class RunPagesWorkload(WorkloadOptions options) : IWorkload
{
    private const int LeadingPage = 2000;
    private const int MostSkipped = 50_000;
    private static readonly string s_question = RunSearchBody.Question("metrics.val_loss < 1000", "metrics.val_loss ASC");
    private string _experiment = "";
    private string?[] _tokens = [];

    public WorkloadDescription Description { get; } = new("search-pages", "all pages of a filtered search by a metric, by page token")
    {
        ReadsAnswers = true,
    };

    public void Prepare(MlflowServer server, int connections)
    {
        (_experiment, _) = server.Fixtures.Experiment(options.SearchExperimentName, options.SearchRuns, options.Seed);
        _tokens = new string?[connections];
        for (var connection = 0; connection < connections; connection++)
        {
            _tokens[connection] = DeepToken(server, connection, connections);
        }
    }

    public void Write(in Operation operation, RequestBuffer request) =>
        request.Append(RunSearchBody.Of(_experiment, s_question, _tokens[operation.Connection])).Post("/api/2.0/mlflow/runs/search"u8);

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer)
    {
        var isFirst = _tokens[operation.Connection] is null;
        var next = AnswerText.Last(answer.Body, "\"next_page_token\""u8);
        _tokens[operation.Connection] = string.IsNullOrEmpty(next) ? null : next;
        return isFirst && answer.Body.IndexOf("\"run_id\""u8) < 0 ? AnswerVerdict.Wrong : AnswerVerdict.Done;
    }

    /// <summary>Connections begin at different places, up to the 50,000th run; larger pages lead there faster.</summary>
    private string? DeepToken(MlflowServer server, int connection, int connections)
    {
        var skip = Math.Min(options.SearchRuns * (connection + 1) / (connections + 1), MostSkipped);
        var question = s_question.Replace("\"max_results\":100", $"\"max_results\":{LeadingPage}", StringComparison.Ordinal);
        string? token = null;
        for (; skip >= LeadingPage; skip -= LeadingPage)
        {
            var body = Encoding.UTF8.GetString(RunSearchBody.Of(_experiment, question, token));
            token = AnswerText.Last(server.Post("/api/2.0/mlflow/runs/search", body).Body, "\"next_page_token\""u8);
        }

        return token;
    }
}
