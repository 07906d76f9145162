using System.Text;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads.Registry;

/// <summary>One search of registered models or of their versions, for the first page of 100. It may find none.</summary>
internal sealed class RegistrySearchWorkload : IWorkload
{
    private readonly WorkloadOptions _options;
    private readonly byte[] _path;

    /// <summary>Makes a search.</summary>
    /// <param name="options">How large the registry is.</param>
    /// <param name="name">The workload's name.</param>
    /// <param name="kind">What is searched: <c>registered-models</c> or <c>model-versions</c>.</param>
    /// <param name="filter">The filter; empty for none.</param>
    /// <param name="orderBy">What to order by; null for the server's own order.</param>
    internal RegistrySearchWorkload(WorkloadOptions options, string name, string kind, string filter, string? orderBy)
    {
        _options = options;
        _path = Encoding.ASCII.GetBytes(RegistryQuery.Of(kind, filter, orderBy));
        var what = filter.Length > 0 ? filter : "no filter";
        Description = new WorkloadDescription(name, $"{kind}: {what}{(orderBy is null ? "" : $", by {orderBy}")}");
    }

    public WorkloadDescription Description { get; }

    public void Prepare(MlflowServer server, int connections) => server.RegistryFixtures.Registry(_options);

    public void Write(in Operation operation, RequestBuffer request) => request.Get(_path);
}
