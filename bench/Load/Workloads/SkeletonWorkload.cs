using System.Text;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>Reads the skeleton of a trace of very many spans.</summary>
/// <param name="options">How many spans.</param>
internal sealed class SkeletonWorkload(WorkloadOptions options) : IWorkload
{
    private readonly LargeTraceWorkload _trace = new(options);
    private byte[] _path = [];

    public WorkloadDescription Description { get; } = new(
        "trace-skeleton", FormattableString.Invariant($"the skeleton of a trace of {options.TraceSpans} spans"))
    {
        ReadsAnswers = true,
        ComparesToBare = false,
    };

    public void Prepare(MlflowServer server, int connections)
    {
        server.Complete(_trace, count: 1, firstNumber: 0);
        _path = Encoding.ASCII.GetBytes($"/api/3.0/bayou/traces/{_trace.TraceOf(0)}/skeleton");
    }

    public void Write(in Operation operation, RequestBuffer request) => request.Get(_path);

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer) =>
        answer.Body.IndexOf("\"spans\""u8) < 0 ? AnswerVerdict.Wrong : AnswerVerdict.Done;
}
