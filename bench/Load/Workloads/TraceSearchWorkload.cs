using System.Globalization;
using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>One search over many traces, for the first page of 100; each operation asks for another time or text.</summary>
/// <param name="options">How many traces.</param>
/// <param name="name">The workload's name.</param>
/// <param name="summary">One line for people.</param>
/// <param name="filterOf">The filter of an operation, which names a trace that it must find.</param>
internal sealed class TraceSearchWorkload(WorkloadOptions options, string name, string summary, Func<long, string> filterOf) : IWorkload
{
    private string _experiment = "";

    public WorkloadDescription Description { get; } = new(name, summary) { ReadsAnswers = true, ComparesToBare = false };

    /// <summary>A day of one team's failures.</summary>
    internal static TraceSearchWorkload ByTimeTagAndStatus(WorkloadOptions options) => new(
        options, "trace-search-filter", "time range, tag and status", static number =>
        {
            const long Day = 86_400_000;
            const int TracesOfATeam = 80;
            var first = TraceFillWorkload.StartOf(number / TracesOfATeam * TracesOfATeam);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"attributes.timestamp_ms >= {first} AND attributes.timestamp_ms < {first + Day} AND tags.team = '{RunVocabulary.Teams[0]}' AND attributes.status = 'ERROR'");
        });

    /// <summary>The one trace that holds a text.</summary>
    internal static TraceSearchWorkload ByText(WorkloadOptions options) => new(
        options, "trace-search-text", "a text that one trace holds", static number => $"trace.text ILIKE '%{OtlpTemplate.OrderOf(number)}%'");

    public void Prepare(MlflowServer server, int connections) =>
        _experiment = server.Fixtures.Traces(options.TraceExperimentName, options.Traces, options.Seed);

    public void Write(in Operation operation, RequestBuffer request)
    {
        // A large odd step visits all traces before any comes again.
        const long Step = 7_919;
        var number = operation.Number * Step % options.Traces;
        request.Append("{\"locations\":[{\"type\":\"MLFLOW_EXPERIMENT\",\"mlflow_experiment\":{\"experiment_id\":\""u8).Append(_experiment)
            .Append("\"}}],\"max_results\":100,\"filter\":\""u8).AppendJson(filterOf(number)).Append("\"}"u8)
            .Post("/api/3.0/mlflow/traces/search"u8);
    }

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer) =>
        answer.Body.IndexOf("\"trace_id\""u8) < 0 ? AnswerVerdict.Wrong : AnswerVerdict.Done;
}
