using System.Text;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads.Registry;

/// <summary>Walks through the records of an evaluation dataset, each operation one page of 100, and begins again after the last.</summary>
internal sealed class RecordPagesWorkload(WorkloadOptions options) : IWorkload
{
    private const int LeadingPage = 50_000;
    private string _path = "";
    private string?[] _tokens = [];

    public WorkloadDescription Description { get; } = new(
        "record-pages", FormattableString.Invariant($"pages of 100 of {options.Records} records, far in, by page token"))
    {
        ReadsAnswers = true,
    };

    public void Prepare(MlflowServer server, int connections)
    {
        _path = $"/api/3.0/mlflow/datasets/{server.RegistryFixtures.Records(options)}/records?max_results=";
        var first = AnswerText.Last(server.Get(FormattableString.Invariant($"{_path}{LeadingPage}")).Body, "\"next_page_token\""u8);
        _tokens = [.. Enumerable.Repeat(string.IsNullOrEmpty(first) ? null : first, connections)];
    }

    public void Write(in Operation operation, RequestBuffer request)
    {
        var token = _tokens[operation.Connection] is { } next ? $"&page_token={Uri.EscapeDataString(next)}" : "";
        request.Get(Encoding.ASCII.GetBytes($"{_path}100{token}"));
    }

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer)
    {
        var next = AnswerText.Last(answer.Body, "\"next_page_token\""u8);
        _tokens[operation.Connection] = string.IsNullOrEmpty(next) ? null : next;
        return answer.Body.IndexOf("dataset_record_id"u8) < 0 ? AnswerVerdict.Wrong : AnswerVerdict.Done;
    }
}
