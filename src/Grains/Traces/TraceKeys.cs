namespace Bayou.Grains.Traces;

/// <summary>Keys of tags and metadata that mean something to MLflow.</summary>
internal static class TraceKeys
{
    /// <summary>Tag: the trace's name.</summary>
    internal const string Name = "mlflow.traceName";

    /// <summary>Tag: where the spans are.</summary>
    internal const string SpansLocation = "mlflow.trace.spansLocation";

    /// <summary>Value of <see cref="SpansLocation"/>: on this server.</summary>
    internal const string TrackingStore = "TRACKING_STORE";

    /// <summary>Tag: where the trace's artifacts go.</summary>
    internal const string ArtifactLocation = "mlflow.artifactLocation";

    /// <summary>Metadata: the client has given the whole head, so that spans don't change its times and state.</summary>
    internal const string InfoFinalized = "mlflow.trace.infoFinalized";

    /// <summary>Metadata: JSON of the tokens used.</summary>
    internal const string TokenUsage = "mlflow.trace.tokenUsage";

    /// <summary>Metadata: JSON of the cost in US dollars.</summary>
    internal const string Cost = "mlflow.trace.cost";

    /// <summary>Metadata: the conversation.</summary>
    internal const string Session = "mlflow.trace.session";

    /// <summary>Metadata: the user.</summary>
    internal const string User = "mlflow.trace.user";
}
