namespace Bayou.Grains.Journal;

/// <summary>Names of log streams and of their parents. No other code puts one together.</summary>
internal static class StreamNames
{
    private const string RunPrefix = "run/";
    private const string ExperimentPrefix = "experiment/";
    private const string LoggedModelPrefix = "logged-model/";
    private const string TracePrefix = "trace/";
    private const string TraceDeletionPrefix = "trace-deletion/";
    private const string EvaluationDatasetPrefix = "evaluation-dataset/";
    private const string IssuePrefix = "issue/";

    /// <summary>Parent of all rules for how long experiments keep traces.</summary>
    internal const string TraceDeletions = "trace-deletions";

    internal static string Run(string runId) => RunPrefix + runId;

    internal static string RunIdOf(string stream) => stream[RunPrefix.Length..];

    internal static string RunsOf(string experimentId) => $"experiment/{experimentId}/runs";

    internal static string Experiment(string experimentId) => ExperimentPrefix + experimentId;

    internal static string ExperimentIdOf(string stream) => stream[ExperimentPrefix.Length..];

    internal static string ExperimentsOf(string workspace) => $"workspace/{workspace}/experiments";

    internal static string Catalog(string workspace) => $"catalog/{workspace}";

    internal static string LoggedModel(string modelId) => LoggedModelPrefix + modelId;

    internal static string LoggedModelIdOf(string stream) => stream[LoggedModelPrefix.Length..];

    internal static string LoggedModelsOf(string experimentId) => $"experiment/{experimentId}/logged-models";

    internal static string EvaluationDataset(string datasetId) => EvaluationDatasetPrefix + datasetId;

    internal static string EvaluationDatasetIdOf(string stream) => stream[EvaluationDatasetPrefix.Length..];

    internal static string EvaluationDatasetsOf(string workspace) => $"workspace/{workspace}/evaluation-datasets";

    internal static string EvaluationPlacement(string datasetId) => $"evaluation-placement/{datasetId}";

    internal static string EvaluationPage(string key) => $"evaluation-page/{key}";

    internal static string Datasets(string experimentId) => $"datasets/{experimentId}";

    internal static string Webhooks(string workspace) => $"webhooks/{workspace}";

    internal static string WebhookDeliveries(string key) => $"webhook-deliveries/{key}";

    internal static string Trace(string traceId) => TracePrefix + traceId;

    internal static string TraceIdOf(string stream) => stream[TracePrefix.Length..];

    /// <summary>The contents of a trace's spans: only ever appended to, so that it can be read in parts.</summary>
    internal static string TraceSpans(string traceId) => $"trace-spans/{traceId}";

    internal static string TracesOf(string experimentId) => $"experiment/{experimentId}/traces";

    /// <summary>The feedback of an experiment that waits for spans.</summary>
    internal static string ResponseEvaluations(string experimentId) => $"response-evaluations/{experimentId}";

    internal static string Issue(string issueId) => IssuePrefix + issueId;

    internal static string IssueIdOf(string stream) => stream[IssuePrefix.Length..];

    internal static string IssuesOf(string workspace) => $"workspace/{workspace}/issues";

    /// <summary>The rule for how long an experiment keeps traces.</summary>
    internal static string TraceDeletion(string experimentId) => TraceDeletionPrefix + experimentId;

    internal static string TraceDeletionIdOf(string stream) => stream[TraceDeletionPrefix.Length..];
}
