namespace Bayou.Silo.Configuration;

/// <summary>The options of <c>mlflow server</c> that Bayou knows but has no use for.</summary>
internal static class ForeignOptions
{
    private const string ServesItself =
        "Bayou has its own web server, which serves plain HTTP: options of MLflow's are passed over, and refused if they ask for TLS. "
        + "Let a proxy end TLS.";

    private const string NoAccessControl = "Bayou has no access control yet, and starting open to all in its place would be unsafe.";
    private const string NoWorkspaces = "Bayou has no workspaces yet, and putting the data of all of them together would be unsafe.";
    private const string NoGatewaySecrets = "Bayou keeps no gateway secrets.";

    internal static IReadOnlyList<ForeignOption> All { get; } =
    [
        new("--workers", ["MLFLOW_WORKERS"], "Bayou serves with one process on all cores.") { Alias = "-w" },
        new("--gunicorn-opts", ["MLFLOW_GUNICORN_OPTS"], ServesItself) { IsUnsafe = AsksForTls },
        new("--uvicorn-opts", ["MLFLOW_UVICORN_OPTS"], ServesItself) { IsUnsafe = AsksForTls },
        new("--waitress-opts", [], ServesItself) { IsUnsafe = AsksForTls },
        new("--expose-prometheus", ["MLFLOW_EXPOSE_PROMETHEUS"], "Bayou always serves /metrics, and needs no directory for it."),
        new("--dev", [], "Bayou has no development mode.") { IsSwitch = true },
        new("--secrets-cache-ttl", ["MLFLOW_SERVER_SECRETS_CACHE_TTL"], NoGatewaySecrets),
        new("--secrets-cache-max-size", ["MLFLOW_SERVER_SECRETS_CACHE_MAX_SIZE"], NoGatewaySecrets),
        new("--trace-archival-config", ["MLFLOW_TRACE_ARCHIVAL_CONFIG"], "Bayou archives no traces."),
        new("--disable-workspaces", [], NoWorkspaces) { IsSwitch = true, IsAsked = Never },
        new("--enable-workspaces", ["MLFLOW_ENABLE_WORKSPACES"], NoWorkspaces) { IsSwitch = true, IsAsked = IsOn, IsUnsafe = Always },
        new("--workspace-store-uri", ["MLFLOW_WORKSPACE_STORE_URI"], NoWorkspaces) { IsUnsafe = Always },
        new(null, ["MLFLOW_WORKSPACE"], "This is a setting of clients; unset it for the server, as for MLflow's.") { IsUnsafe = Always },
        new("--app-name", [], NoAccessControl) { IsUnsafe = Always },
        new(null, ["MLFLOW_AUTH_CONFIG_PATH"], NoAccessControl) { IsUnsafe = Always },
        new(null, ["MLFLOW_AUTH_ADMIN_USERNAME"], NoAccessControl) { IsUnsafe = Always },
        new(null, ["MLFLOW_AUTH_ADMIN_PASSWORD"], NoAccessControl) { IsUnsafe = Always },
    ];

    /// <summary>A second store for the model registry. Only the same one as for tracking can be had.</summary>
    internal static ForeignOption RegistryStoreUri { get; } = new(
        "--registry-store-uri",
        ["MLFLOW_REGISTRY_STORE_URI"],
        "Bayou keeps everything in one store: leave this out, or give the same as for --backend-store-uri.");

    /// <summary>Warns of options that were given in vain, and reports those that may not be passed over.</summary>
    /// <param name="sources">Where options come from.</param>
    /// <param name="backendStoreUri">The store for tracking.</param>
    /// <param name="report">Hears of them.</param>
    internal static void Check(SettingSources sources, string backendStoreUri, ConfigurationReport report)
    {
        foreach (var option in All.Append(RegistryStoreUri with { IsAsked = uri => uri != backendStoreUri, IsUnsafe = Always }))
        {
            var given = option.Flag is null ? null : sources.Flag(option.Flag);
            given ??= option.Variables.Select(sources.Variable).FirstOrDefault(value => value is not null);
            if (given is null || !option.IsAsked(given.Text))
            {
                continue;
            }

            if (option.IsUnsafe(given.Text))
            {
                report.Fault(given.Key, option.Description);
            }
            else
            {
                report.Warn($"{given.Key} has no effect. {option.Description}");
            }
        }
    }

    private static bool Always(string value) => true;

    private static bool Never(string value) => false;

    // What is not clearly off counts as on.
    private static bool IsOn(string value) => !SettingReader.TryBoolean(value, out var isOn) || isOn;

    private static bool AsksForTls(string value) =>
        value.Contains("ssl", StringComparison.OrdinalIgnoreCase)
        || value.Contains("cert", StringComparison.OrdinalIgnoreCase)
        || value.Contains("keyfile", StringComparison.OrdinalIgnoreCase);
}
