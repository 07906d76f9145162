using System.Text;
using Bayou.Bench.Baseline;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>Sends a file through the artifact proxy; each connection writes its own file over and over.</summary>
internal sealed class ArtifactUploadWorkload(WorkloadOptions options) : IWorkload
{
    private string[] _paths = [];

    public WorkloadDescription Description { get; } =
        new("artifact-upload", FormattableString.Invariant($"upload {options.ArtifactBytes} bytes through mlflow-artifacts"))
        {
            Unit = "MiB",
            UnitsPerOperation = options.ArtifactBytes / (1024.0 * 1024),
        };

    public void Prepare(MlflowServer server, int connections)
    {
        var names = Enumerable.Range(0, connections).Select(index => $"{server.Stamp}-up{index}");
        _paths = [.. names.Select(name => BareArtifact.Path(name, options.ArtifactBytes))];
    }

    public void Write(in Operation operation, RequestBuffer request) =>
        request.Put(Encoding.ASCII.GetBytes(_paths[operation.Connection]), options.ArtifactBytes);

    public void CleanUp(MlflowServer server)
    {
        foreach (var path in _paths)
        {
            server.Delete(path);
        }
    }
}
