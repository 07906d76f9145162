using Bayou.Bench.Data;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads.Registry;

/// <summary>Registered models of this run of the tool, which are only written to.</summary>
internal static class WrittenModels
{
    /// <summary>How many there are for one workload.</summary>
    internal const int Count = 32;

    /// <summary>Makes them.</summary>
    /// <param name="server">The server.</param>
    /// <param name="purpose">Which workload they are for.</param>
    /// <returns>What their names begin with, see <see cref="RegistryVocabulary.ModelName"/>.</returns>
    internal static string Create(MlflowServer server, string purpose)
    {
        var prefix = $"bench-{purpose}-{server.Stamp}";
        for (var number = 0; number < Count; number++)
        {
            server.Post(
                "/api/2.0/mlflow/registered-models/create", $$"""{"name": "{{RegistryVocabulary.ModelName(prefix, number)}}"}""");
        }

        return prefix;
    }

    /// <summary>Makes them, each with a version.</summary>
    /// <param name="server">The server.</param>
    /// <param name="purpose">Which workload they are for.</param>
    /// <returns>What their names begin with.</returns>
    internal static string CreateWithVersion(MlflowServer server, string purpose)
    {
        var prefix = Create(server, purpose);
        for (var number = 0; number < Count; number++)
        {
            server.Post(
                "/api/2.0/mlflow/model-versions/create",
                $$"""{"name": "{{RegistryVocabulary.ModelName(prefix, number)}}", "source": "s3://bucket/model"}""");
        }

        return prefix;
    }
}
