namespace Bayou.Search.Traces;

/// <summary>MLflow's keys of tags and metadata that searches know.</summary>
internal static class TraceKeys
{
    /// <summary>Tag of the trace's name.</summary>
    public const string Name = "mlflow.traceName";

    /// <summary>Metadata: the run in which the trace was made.</summary>
    public const string SourceRun = "mlflow.sourceRun";

    /// <summary>Metadata of traces and of assessments: the conversation.</summary>
    public const string Session = "mlflow.trace.session";

    /// <summary>Metadata: the user.</summary>
    public const string User = "mlflow.trace.user";

    /// <summary>Metadata: tokens as a JSON object.</summary>
    public const string Tokens = "mlflow.trace.tokenUsage";

    /// <summary>Metadata: costs as a JSON object.</summary>
    public const string Cost = "mlflow.trace.cost";
}
