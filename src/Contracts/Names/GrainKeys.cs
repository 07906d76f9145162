using System.Globalization;

namespace Bayou.Contracts.Names;

/// <summary>Builds the keys of all grains. No other code puts a grain key together.</summary>
public static class GrainKeys
{
    /// <summary>The workspace of every name where workspaces are off.</summary>
    public const string DefaultWorkspace = "default";

    /// <summary>Key of the grains that hold no state of their own.</summary>
    public const string Stateless = "0";

    /// <summary>Key of a catalog of experiments, evaluation datasets or issues.</summary>
    /// <param name="workspace">The workspace's name.</param>
    public static string Catalog(string workspace) => workspace;

    /// <summary>
    /// Key of an experiment, the indexes over its runs, logged models and traces, its datasets, the deletion of its traces, and the feedback that
    /// waits for them.
    /// </summary>
    /// <param name="experimentId">Digits, as MLflow gives them.</param>
    public static string Experiment(string experimentId) => experimentId;

    /// <summary>Key of a run.</summary>
    /// <param name="runId">As the client knows it.</param>
    public static string Run(string runId) => runId;

    /// <summary>Key of a catalog of registered models.</summary>
    /// <param name="workspace">The workspace's name.</param>
    public static string ModelCatalog(string workspace) => workspace;

    /// <summary>Key of a registered model.</summary>
    /// <param name="workspace">The workspace's name, which has no slash.</param>
    /// <param name="name">The model's name.</param>
    public static string RegisteredModel(string workspace, string name) => $"{workspace}/{name}";

    /// <summary>Takes the key of a registered model apart.</summary>
    /// <param name="key">As <see cref="RegisteredModel"/> made it.</param>
    public static (string Workspace, string Name) SplitRegisteredModel(string key) => Split(key);

    /// <summary>Key of a logged model.</summary>
    /// <param name="modelId">As the client knows it.</param>
    public static string LoggedModel(string modelId) => modelId;

    /// <summary>Key of an evaluation dataset and of the grain that knows its records.</summary>
    /// <param name="datasetId">As the client knows it.</param>
    public static string EvaluationDataset(string datasetId) => datasetId;

    /// <summary>Key of a page of an evaluation dataset's records.</summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="page">The page's number, from 0 on.</param>
    public static string EvaluationPage(string datasetId, int page) => string.Create(CultureInfo.InvariantCulture, $"{datasetId}/{page}");

    /// <summary>Key of a workspace's webhooks.</summary>
    /// <param name="workspace">The workspace's name.</param>
    public static string Webhooks(string workspace) => workspace;

    /// <summary>Key of what one webhook is sent.</summary>
    /// <param name="workspace">The workspace's name, which has no slash.</param>
    /// <param name="webhookId">The webhook.</param>
    public static string WebhookDeliveries(string workspace, string webhookId) => $"{workspace}/{webhookId}";

    /// <summary>Key of a trace.</summary>
    /// <param name="traceId">As the client knows it.</param>
    public static string Trace(string traceId) => traceId;

    /// <summary>Key of a conversation.</summary>
    /// <param name="experimentId">The experiment, whose id has no slash.</param>
    /// <param name="sessionId">As the client knows it.</param>
    public static string TraceSession(string experimentId, string sessionId) => $"{experimentId}/{sessionId}";

    /// <summary>Takes the key of a conversation apart.</summary>
    /// <param name="key">As <see cref="TraceSession"/> made it.</param>
    public static (string ExperimentId, string SessionId) SplitTraceSession(string key) => Split(key);

    /// <summary>Key of an issue.</summary>
    /// <param name="issueId">As the client knows it.</param>
    public static string Issue(string issueId) => issueId;

    private static (string Owner, string Name) Split(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? throw new ArgumentException("It has one part only.", nameof(key)) : (key[..slash], key[(slash + 1)..]);
    }
}
