namespace Bayou.Bench.Workloads.Registry;

/// <summary>All workloads of registered models, logged models and evaluation datasets. A new one is named here.</summary>
internal static class RegistryCatalog
{
    /// <summary>Makes every workload anew, in the order in which they run.</summary>
    internal static IReadOnlyList<IWorkload> Create(WorkloadOptions options) =>
    [
        Models(options, "registry-models-like", "name LIKE '%-vision-%42%'"),
        Models(options, "registry-models-tags", "tags.team = 'vision' AND tags.task = 'nlp'"),
        Models(options, "registry-models-recent", "", "last_updated_timestamp DESC"),
        Versions(options, "registry-versions-like", "source_path LIKE '%/artifacts/model'"),
        Versions(options, "registry-versions-like-rare", "source_path LIKE '%c0ffee%'"),
        Versions(options, "registry-versions-tag", "tags.framework = 'sklearn'"),
        Versions(options, "registry-versions-tag-like", "tags.accuracy LIKE '0.99%' AND version_number > 1"),
        Versions(options, "registry-versions-by-name", "", "name ASC"),
        Versions(options, "registry-versions-new", "", "creation_timestamp DESC"),
        new VersionLookupWorkload(options, "registry-versions-of-model", "versions of one model", (name, _) => $"name = '{name}'"),
        new VersionLookupWorkload(options, "registry-versions-of-run", "the version of one run", (_, run) => $"run_id = '{run}'"),
        new VersionPagesWorkload(options),
        new CreateVersionWorkload(options),
        new SetAliasWorkload(options),
        new GetAliasWorkload(options),
        LoggedModels(options, "logged-models-new", ""),
        LoggedModels(options, "logged-models-metric", "metrics.m1 > 0.5", "metrics.m2"),
        LoggedModels(options, "logged-models-dataset", "metrics.m1 > 0.9", dataset: "test"),
        LoggedModels(options, "logged-models-param-tag", "params.p1 = '3' AND tags.t0 = '7'"),
        LoggedModels(options, "logged-models-like", "name LIKE '%-99%'"),
        LoggedModels(options, "logged-models-order", "", "metrics.m2"),
        new CreateLoggedModelWorkload(options),
        new RecordPagesWorkload(options),
        new UpsertRecordsWorkload(),
    ];

    private static RegistrySearchWorkload Models(WorkloadOptions options, string name, string filter, string? orderBy = null) =>
        new(options, name, "registered-models", filter, orderBy);

    private static RegistrySearchWorkload Versions(WorkloadOptions options, string name, string filter, string? orderBy = null) =>
        new(options, name, "model-versions", filter, orderBy);

    private static LoggedModelSearchWorkload LoggedModels(
        WorkloadOptions options, string name, string filter, string? orderBy = null, string? dataset = null) =>
        new(options, name, filter, orderBy, dataset);
}
