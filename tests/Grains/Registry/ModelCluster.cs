using System.Text.Json;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Grains.Tests.Support;

namespace Bayou.Grains.Tests.Registry;

/// <summary>Short forms of what tests ask of the registry.</summary>
internal static class ModelCluster
{
    internal static IRegisteredModelGrain Model(this GrainCluster cluster, string name) =>
        cluster.Grains.GetGrain<IRegisteredModelGrain>(GrainKeys.RegisteredModel(GrainKeys.DefaultWorkspace, name));

    internal static IModelCatalogGrain Models(this GrainCluster cluster) =>
        cluster.Grains.GetGrain<IModelCatalogGrain>(GrainKeys.ModelCatalog(GrainKeys.DefaultWorkspace));

    internal static async Task<IRegisteredModelGrain> CreateModelAsync(this GrainCluster cluster, string name, int versions = 0)
    {
        var model = cluster.Model(name);
        await model.CreateAsync(new CreateRegisteredModel(null, []));
        for (var i = 0; i < versions; i++)
        {
            await model.CreateVersionAsync(Version($"s3://b/{name}/{i + 1}"));
        }

        return model;
    }

    internal static CreateModelVersion Version(string source = "s3://b/m") => new(source, source, "", "", null, "", []);

    internal static async Task<IEnumerable<string>> FindModelsAsync(this GrainCluster cluster, string filter = "") =>
        (await cluster.Models().SearchModelsAsync(new RegistrySearchQuery(filter, 1000, [], null))).Models.Select(model => model.Name);

    internal static async Task<IEnumerable<string>> FindVersionsAsync(this GrainCluster cluster, string filter = "") =>
        (await cluster.Models().SearchVersionsAsync(new RegistrySearchQuery(filter, 1000, ["name", "version_number"], null)))
        .Versions.Select(version => $"{version.Name}/{version.Version}");

    internal static async Task<ErrorCode> CodeOfAsync(Func<Task> call) => (await Should.ThrowAsync<BayouException>(call)).Code;

    /// <summary>All that a record holds, to compare records whose lists are arrays.</summary>
    internal static string Text<T>(T record) => JsonSerializer.Serialize(record);
}
