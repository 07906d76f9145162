namespace Bayou.Storage.Artifacts;

/// <summary>Where artifacts are kept, and which local folders the server may open.</summary>
public sealed class ArtifactStoreOptions
{
    /// <summary>
    /// The folder behind the artifact proxy, <c>mlflow-artifacts:</c>: a path or a <c>file:</c> URI; a relative path counts
    /// from the working directory. It is made at start-up. Default <c>./mlartifacts</c>.
    /// </summary>
    public string Destination { get; set; } = "./mlartifacts";

    /// <summary>
    /// Folders, as paths or <c>file:</c> URIs, whose artifacts the server lists, reads and writes for runs with a
    /// <c>file:</c> artifact URI; such as the default artifact root where that is a folder. The destination always counts as
    /// one. Runs elsewhere on the disk are refused. Default none.
    /// </summary>
    public IList<string> AllowedLocalRoots { get; } = [];

    /// <summary>
    /// Age at which what an interrupted upload or deletion left behind is removed, at start-up. Longer than any upload may
    /// take, since other servers may share the folder. Default one day.
    /// </summary>
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromDays(1);
}
