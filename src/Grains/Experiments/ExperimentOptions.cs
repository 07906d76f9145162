namespace Bayou.Grains.Experiments;

/// <summary>How experiments are made.</summary>
public sealed class ExperimentOptions
{
    /// <summary>
    /// Artifact location of experiments that name none: this, a slash and the experiment's id. Default
    /// <c>mlflow-artifacts:/</c>, which is served by this server.
    /// </summary>
    public string DefaultArtifactRoot { get; set; } = "mlflow-artifacts:/";
}
