using System.Text;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads.Registry;

/// <summary>Walks through the pages of all versions by name, each operation one page, and begins again after the last.</summary>
internal sealed class VersionPagesWorkload(WorkloadOptions options) : IWorkload
{
    private const int LeadingPage = 50_000;
    private string?[] _tokens = [];

    public WorkloadDescription Description { get; } = new("registry-version-pages", "pages of all versions by name, far in, by page token")
    {
        ReadsAnswers = true,
    };

    public void Prepare(MlflowServer server, int connections)
    {
        server.RegistryFixtures.Registry(options);
        var path = RegistryQuery.Of("model-versions", "", "name ASC", token: null, LeadingPage);
        var first = AnswerText.Last(server.Get(path).Body, "\"next_page_token\""u8);
        _tokens = [.. Enumerable.Repeat(string.IsNullOrEmpty(first) ? null : first, connections)];
    }

    public void Write(in Operation operation, RequestBuffer request) => request.Get(
        Encoding.ASCII.GetBytes(RegistryQuery.Of("model-versions", "", "name ASC", _tokens[operation.Connection])));

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer)
    {
        var next = AnswerText.Last(answer.Body, "\"next_page_token\""u8);
        _tokens[operation.Connection] = string.IsNullOrEmpty(next) ? null : next;
        return answer.Body.IndexOf("\"run_id\""u8) < 0 ? AnswerVerdict.Wrong : AnswerVerdict.Done;
    }
}
