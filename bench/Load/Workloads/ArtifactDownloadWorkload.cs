using System.Text;
using Bayou.Bench.Baseline;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>Fetches a file through the artifact proxy.</summary>
internal sealed class ArtifactDownloadWorkload(WorkloadOptions options) : IWorkload
{
    private string _path = "";

    public WorkloadDescription Description { get; } =
        new("artifact-download", FormattableString.Invariant($"download {options.ArtifactBytes} bytes through mlflow-artifacts"))
        {
            Unit = "MiB",
            UnitsPerOperation = options.ArtifactBytes / (1024.0 * 1024),
        };

    public void Prepare(MlflowServer server, int connections)
    {
        _path = BareArtifact.Path($"{server.Stamp}-down", options.ArtifactBytes);
        server.Put(_path, options.ArtifactBytes);
    }

    public void Write(in Operation operation, RequestBuffer request) => request.Get(Encoding.ASCII.GetBytes(_path));

    public void CleanUp(MlflowServer server) => server.Delete(_path);
}
