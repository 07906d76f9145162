using System.Collections.Concurrent;
using Bayou.Api.Artifacts;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Tests.Artifacts;

/// <summary>Runs that a test has named.</summary>
internal sealed class KnownRuns : IRunLocations
{
    private readonly ConcurrentDictionary<string, string> _uris = new(StringComparer.Ordinal);

    internal string Add(string runId, string artifactUri) => _uris[runId] = artifactUri;

    public Task<string> GetArtifactUriAsync(string runId, CancellationToken cancellationToken) =>
        _uris.TryGetValue(runId, out var uri) ? Task.FromResult(uri) : throw BayouException.DoesNotExist($"Run with id={runId} not found");
}
