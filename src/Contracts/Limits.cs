namespace Bayou.Contracts;

/// <summary>MLflow's limits (behaviour of 3.11 to 3.17). Lengths count characters.</summary>
public static class Limits
{
    /// <summary>Longest experiment name.</summary>
    public const int ExperimentName = 500;

    /// <summary>Longest experiment tag key, run tag key, param key and metric name.</summary>
    public const int Key = 250;

    /// <summary>Longest experiment tag value.</summary>
    public const int ExperimentTagValue = 5000;

    /// <summary>Longest run tag value; longer ones are cut unless truncation is off.</summary>
    public const int RunTagValue = 8000;

    /// <summary>Longest param value; longer ones are cut unless truncation is off.</summary>
    public const int ParamValue = 6000;

    /// <summary>Longest dataset name.</summary>
    public const int DatasetName = 500;

    /// <summary>Longest dataset digest.</summary>
    public const int DatasetDigest = 36;

    /// <summary>Longest dataset source.</summary>
    public const int DatasetSource = 65535;

    /// <summary>Longest dataset schema.</summary>
    public const int DatasetSchema = 1048575;

    /// <summary>Longest dataset profile.</summary>
    public const int DatasetProfile = 16777215;

    /// <summary>Longest input tag key.</summary>
    public const int InputTagKey = 255;

    /// <summary>Longest input tag value.</summary>
    public const int InputTagValue = 500;

    /// <summary>Most metrics in one log-batch.</summary>
    public const int BatchMetrics = 1000;

    /// <summary>Most params in one log-batch.</summary>
    public const int BatchParams = 100;

    /// <summary>Most tags in one log-batch.</summary>
    public const int BatchTags = 100;

    /// <summary>Most metrics, params and tags together in one log-batch.</summary>
    public const int BatchEntities = 1000;

    /// <summary>Largest page of a run or experiment search.</summary>
    public const int SearchMaxResults = 50000;

    /// <summary>Page of a run search that names none.</summary>
    public const int RunSearchDefaultResults = 1000;

    /// <summary>Most runs in one bulk history request.</summary>
    public const int BulkHistoryRuns = 100;

    /// <summary>Most rows of one get-history-bulk answer.</summary>
    public const int BulkHistoryRows = 25000;

    /// <summary>Most sampled steps of one get-history-bulk-interval answer.</summary>
    public const int SampledSteps = 2500;

    /// <summary>Most experiments in one dataset search.</summary>
    public const int DatasetSearchExperiments = 20;

    /// <summary>Most rows of one dataset search.</summary>
    public const int DatasetSearchRows = 1000;

    /// <summary>Longest name and type of a logged model.</summary>
    public const int LoggedModelName = 500;

    /// <summary>Longest key of a logged model's param or tag.</summary>
    public const int LoggedModelKey = 255;

    /// <summary>Longest value of a logged model's param or tag; MLflow's narrowest database takes as much.</summary>
    public const int LoggedModelValue = 65535;

    /// <summary>Page of a logged-model search that names none.</summary>
    public const int LoggedModelSearchDefaultResults = 50;

    /// <summary>Page of a logged-model search that asks for 0.</summary>
    public const int LoggedModelSearchZeroResults = 100;

    /// <summary>Page of an evaluation dataset's records, or of a search over such datasets, that names none.</summary>
    public const int EvaluationDefaultResults = 1000;

    /// <summary>Longest name of an evaluation dataset, and longest key of its tags.</summary>
    public const int EvaluationName = 255;

    /// <summary>Longest value of an evaluation dataset's tag.</summary>
    public const int EvaluationTagValue = 5000;

    /// <summary>Longest artifact location unless configured otherwise.</summary>
    public const int ArtifactLocation = 2048;

    /// <summary>Largest body of upload-artifact, in bytes.</summary>
    public const long UploadArtifactBytes = 10L * 1024 * 1024;

    /// <summary>Longest name of a registered model.</summary>
    public const int RegisteredModelName = 256;

    /// <summary>Longest tag value of a registered model or a model version, prompt texts among them.</summary>
    public const int RegistryTagValue = 100_000;

    /// <summary>Longest alias of a registered model.</summary>
    public const int ModelAlias = 255;

    /// <summary>Most policies of a registered model.</summary>
    public const int ModelPolicies = 20;

    /// <summary>Most aliases, stages, metrics and tags of a policy, each.</summary>
    public const int PolicyItems = 20;

    /// <summary>Longest tag value that a policy can want.</summary>
    public const int PolicyTagValue = 1000;

    /// <summary>Most people whose approval a policy can want.</summary>
    public const int PolicyApprovals = 10;

    /// <summary>Most approvals of a model version.</summary>
    public const int VersionApprovals = 100;

    /// <summary>Longest comment of an approval.</summary>
    public const int ApprovalComment = 1000;

    /// <summary>Largest page of a search of registered models.</summary>
    public const int RegisteredModelSearchMaxResults = 1000;

    /// <summary>Page of a search of registered models that names none.</summary>
    public const int RegisteredModelSearchDefaultResults = 100;

    /// <summary>Largest page of a search of model versions, and the page of one that names none.</summary>
    public const int ModelVersionSearchMaxResults = 200_000;

    /// <summary>Longest webhook name.</summary>
    public const int WebhookName = 63;

    /// <summary>Largest page of a webhook list.</summary>
    public const int WebhookListResults = 1000;

    /// <summary>Page of a webhook list that names none.</summary>
    public const int WebhookListDefaultResults = 100;

    /// <summary>Longest trace id.</summary>
    public const int TraceId = 50;

    /// <summary>Longest preview of a trace's request or response.</summary>
    public const int TracePreview = 1000;

    /// <summary>Longest key of a trace's tag or metadata.</summary>
    public const int TraceKey = 250;

    /// <summary>Longest value of a trace's tag or metadata.</summary>
    public const int TraceValue = 8000;

    /// <summary>Largest page of a trace search, and of sessions.</summary>
    public const int TraceSearchMaxResults = 500;

    /// <summary>Page of a trace search that names none.</summary>
    public const int TraceSearchDefaultResults = 100;

    /// <summary>Most traces in one link-to-run.</summary>
    public const int LinkedTraces = 100;

    /// <summary>Longest name of an assessment, and longest source id of an assessment.</summary>
    public const int AssessmentName = 250;

    /// <summary>Longest id of an assessment, of its span, and of what it overrides.</summary>
    public const int AssessmentReference = 50;

    /// <summary>Longest name of an issue.</summary>
    public const int IssueName = 250;

    /// <summary>Longest name of who found an issue.</summary>
    public const int IssueCreatedBy = 255;

    /// <summary>Page of an issue search that names none.</summary>
    public const int IssueSearchDefaultResults = 100;

    /// <summary>Rows of a trace metric where the caller names no number.</summary>
    public const int TraceMetricsDefaultResults = 1000;
}
