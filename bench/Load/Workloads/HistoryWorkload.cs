using System.Text;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>Reads a long history in one answer: the first 25,000 points, or a sample of all of it.</summary>
/// <param name="name">The workload's name.</param>
/// <param name="summary">One line for people.</param>
/// <param name="points">The length of the history.</param>
/// <param name="query">The route up to the run's id.</param>
internal sealed class HistoryWorkload(string name, string summary, long points, string query) : IWorkload
{
    private byte[] _path = [];

    public WorkloadDescription Description { get; } = new(name, summary) { ReadsAnswers = true };

    public void Prepare(MlflowServer server, int connections) =>
        _path = Encoding.ASCII.GetBytes($"{query}{server.Fixtures.History(points)}&metric_key=loss");

    public void Write(in Operation operation, RequestBuffer request) => request.Get(_path);

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer) =>
        answer.Body.IndexOf("\"loss\""u8) < 0 ? AnswerVerdict.Wrong : AnswerVerdict.Done;
}
