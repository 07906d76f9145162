using System.Text;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>Reads one whole history in pages, as MLflow's client does; an operation is the whole history.</summary>
internal sealed class FullHistoryWorkload(string name, long points) : IWorkload
{
    private string?[] _tokens = [];
    private string _path = "";

    public WorkloadDescription Description { get; } = new(
        name, FormattableString.Invariant($"all {points} points of a metric, in pages of 25,000"))
    {
        Unit = "points",
        UnitsPerOperation = points,
        ReadsAnswers = true,
    };

    public void Prepare(MlflowServer server, int connections)
    {
        _tokens = new string?[connections];
        _path = $"/api/2.0/mlflow/metrics/get-history?run_id={server.Fixtures.History(points)}&metric_key=loss&max_results=25000";
    }

    public void Write(in Operation operation, RequestBuffer request)
    {
        var token = operation.Step == 0 ? null : _tokens[operation.Connection];
        request.Get(Encoding.ASCII.GetBytes(token is null ? _path : $"{_path}&page_token={Uri.EscapeDataString(token)}"));
    }

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer)
    {
        if (answer.Body.IndexOf("\"loss\""u8) < 0)
        {
            return AnswerVerdict.Wrong;
        }

        var token = AnswerText.Last(answer.Body, "\"next_page_token\""u8);
        _tokens[operation.Connection] = token;
        return string.IsNullOrEmpty(token) ? AnswerVerdict.Done : AnswerVerdict.More;
    }
}
