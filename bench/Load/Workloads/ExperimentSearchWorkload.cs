using System.Text;
using System.Text.Json;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>Searches among many experiments by name and tag, 100 a page.</summary>
internal sealed class ExperimentSearchWorkload(WorkloadOptions options) : IWorkload
{
    private const string Filter = "name LIKE 'bayou-bench/vision/%' AND tags.quarter = 'q0'";
    private static readonly byte[] s_body = Encoding.UTF8.GetBytes(
        $"{{\"max_results\":100,\"filter\":\"{JsonEncodedText.Encode(Filter)}\",\"order_by\":[\"name ASC\"]}}");

    public WorkloadDescription Description { get; } =
        new("experiment-search", FormattableString.Invariant($"{Filter}, by name, among {options.Experiments} experiments"))
        {
            ReadsAnswers = true,
        };

    public void Prepare(MlflowServer server, int connections) => server.Fixtures.Experiments(options.Experiments);

    public void Write(in Operation operation, RequestBuffer request) => request.Append(s_body).Post("/api/2.0/mlflow/experiments/search"u8);

    public AnswerVerdict Read(in Operation operation, HttpAnswer answer) =>
        answer.Body.IndexOf("\"experiment_id\""u8) < 0 ? AnswerVerdict.Wrong : AnswerVerdict.Done;
}
