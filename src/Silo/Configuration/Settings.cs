namespace Bayou.Silo.Configuration;

/// <summary>All settings of the server. Flags and <c>MLFLOW_</c> variables are those of <c>mlflow server</c>.</summary>
internal static class Settings
{
    internal static readonly Setting Host = new(
        "Server:Host", "--host", ["MLFLOW_HOST"], "127.0.0.1", "The address to listen on.")
    {
        Alias = "-h",
    };

    internal static readonly Setting Port = new(
        "Server:Port", "--port", ["MLFLOW_PORT"], "5000", "The port to listen on; 0 takes any free one.")
    {
        Alias = "-p",
    };

    internal static readonly Setting StaticPrefix = new(
        "Server:StaticPrefix", "--static-prefix", ["MLFLOW_STATIC_PREFIX", "_MLFLOW_STATIC_PREFIX"], "",
        "A path that comes before all routes, such as /mlflow.");

    internal static readonly Setting ShutdownTimeout = new(
        "Server:ShutdownTimeoutSeconds", null, [], "30", "How long a stop waits for requests in flight, and again for state to be saved.");

    internal static readonly Setting DrainDelay = new(
        "Server:DrainDelaySeconds", null, [], "0", "How long a stop goes on accepting requests while /ready already answers 503.");

    internal static readonly Setting BackendStoreUri = new(
        "Storage:BackendStoreUri", "--backend-store-uri", ["MLFLOW_BACKEND_STORE_URI"], "sqlite:///bayou.db",
        "The database: sqlite:///path or postgresql://user:password@host/database.");

    internal static readonly Setting LogQueueRecords = new(
        "Storage:LogQueueRecords", null, [], "65536", "The most changes that wait for the database before calls are answered with 503.");

    internal static readonly Setting MemoryBudget = new(
        "Grains:MemoryBudgetMiB", null, [], "0", "Memory above which idle state is dropped, MiB; 0 is half of what the process may use.");

    internal static readonly Setting Cluster = new(
        "Cluster:Cluster", "--cluster", [], "false", "Serve as one of several silos that share a PostgreSQL database.")
    {
        IsSwitch = true,
    };

    internal static readonly Setting SiloPort = new(
        "Cluster:SiloPort", "--silo-port", [], "11111", "The port on which the cluster's silos reach this one; 0 takes any free one.");

    internal static readonly Setting AdvertisedAddress = new(
        "Cluster:AdvertisedAddress", "--advertised-address", [], "",
        "The address at which the cluster's silos reach this one. Default the first network interface's.");

    internal static readonly Setting ClusterId = new(
        "Cluster:ClusterId", "--cluster-id", [], "bayou", "The cluster's id, the same for all its silos.");

    internal static readonly Setting ServiceId = new(
        "Cluster:ServiceId", "--service-id", [], "bayou", "The service's id, which outlives clusters.");

    internal static readonly Setting ServeArtifacts = new(
        "Artifacts:ServeArtifacts", "--serve-artifacts", ["MLFLOW_SERVE_ARTIFACTS"], "true", "Serve artifacts through this server.")
    {
        IsSwitch = true,
        OppositeFlag = "--no-serve-artifacts",
    };

    internal static readonly Setting ArtifactsOnly = new(
        "Artifacts:ArtifactsOnly", "--artifacts-only", ["MLFLOW_ARTIFACTS_ONLY"], "false", "Serve artifacts and nothing else.")
    {
        IsSwitch = true,
    };

    internal static readonly Setting ArtifactsDestination = new(
        "Artifacts:ArtifactsDestination", "--artifacts-destination", ["MLFLOW_ARTIFACTS_DESTINATION"], "./mlartifacts",
        "Where served artifacts are kept.");

    internal static readonly Setting DefaultArtifactRoot = new(
        "Artifacts:DefaultArtifactRoot", "--default-artifact-root", ["MLFLOW_DEFAULT_ARTIFACT_ROOT"], "",
        "Where new experiments keep their artifacts. Default mlflow-artifacts:/ when artifacts are served, otherwise ./mlruns.");

    internal static readonly Setting ArtifactLocationMaxLength = new(
        "Artifacts:ArtifactLocationMaxLength", null, ["MLFLOW_ARTIFACT_LOCATION_MAX_LENGTH"], "2048",
        "The longest artifact location, characters.");

    internal static readonly Setting TruncateLongValues = new(
        "Tracking:TruncateLongValues", null, ["MLFLOW_TRUNCATE_LONG_VALUES"], "true",
        "Cut params and tags that are too long instead of refusing them.");

    internal static readonly Setting ModelSourcePattern = new(
        "Registry:ModelSourcePattern", null, ["MLFLOW_CREATE_MODEL_VERSION_SOURCE_VALIDATION_REGEX"], "",
        "A regular expression that the source of a new model version must match.");

    internal static readonly Setting WebhookAllowedSchemes = new(
        "Webhooks:WebhookAllowedSchemes", null, ["MLFLOW_WEBHOOK_ALLOWED_SCHEMES"], "https", "Schemes that webhook URLs may have: https, http.");

    internal static readonly Setting WebhookAllowPrivateIps = new(
        "Webhooks:WebhookAllowPrivateIps", null, ["MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS"], "false",
        "Let webhook URLs lead to addresses that are not public.");

    internal static readonly Setting WebhookAllowedHosts = new(
        "Webhooks:WebhookAllowedHosts", null, [], "", "Hosts and networks that webhook URLs may lead to though they are not public.");

    internal static readonly Setting WebhookSecretKey = new(
        "Webhooks:WebhookSecretKey", null, ["MLFLOW_WEBHOOK_SECRET_ENCRYPTION_KEY"], "",
        "The key that webhook secrets are encrypted with: 32 bytes in base64.");

    internal static readonly Setting WebhookRequestTimeout = new(
        "Webhooks:WebhookRequestTimeoutSeconds", null, ["MLFLOW_WEBHOOK_REQUEST_TIMEOUT"], "30", "How long one attempt to send may take.");

    internal static readonly Setting WebhookMaxRetries = new(
        "Webhooks:WebhookMaxRetries", null, ["MLFLOW_WEBHOOK_REQUEST_MAX_RETRIES"], "10",
        "How often a webhook message is sent again before it is given up.");

    internal static readonly Setting WebhookDeliveryWorkers = new(
        "Webhooks:WebhookDeliveryWorkers", null, ["MLFLOW_WEBHOOK_DELIVERY_MAX_WORKERS"], "10",
        "How many webhook messages are sent at a time.");

    internal static readonly Setting UserHeader = new(
        "Security:UserHeader", null, [], "", "The request header in which a proxy passes on the name of the user that it authenticated.");

    internal static readonly Setting UserHeaderSources = new(
        "Security:UserHeaderSources", null, [], "127.0.0.0/8,::1", "Addresses and networks from which that header counts.");

    internal static readonly Setting PolicyAdmins = new(
        "Security:PolicyAdmins", null, [], "", "Users who may change policies of registered models. Default all.");

    internal static readonly Setting AllowedHosts = new(
        "Security:AllowedHosts", "--allowed-hosts", ["MLFLOW_SERVER_ALLOWED_HOSTS"], "",
        "Host names that requests may carry, comma-separated, with wildcards. Default localhost and private addresses.");

    internal static readonly Setting CorsAllowedOrigins = new(
        "Security:CorsAllowedOrigins", "--cors-allowed-origins", ["MLFLOW_SERVER_CORS_ALLOWED_ORIGINS"], "",
        "Origins whose pages may call the server, comma-separated, with wildcards.");

    internal static readonly Setting XFrameOptions = new(
        "Security:XFrameOptions", "--x-frame-options", ["MLFLOW_SERVER_X_FRAME_OPTIONS"], "SAMEORIGIN",
        "Who may frame the pages: SAMEORIGIN, DENY or NONE.");

    internal static readonly Setting DisableSecurityMiddleware = new(
        "Security:DisableSecurityMiddleware", "--disable-security-middleware", ["MLFLOW_SERVER_DISABLE_SECURITY_MIDDLEWARE"], "false",
        "Switch off host check, cross-origin check and security headers.")
    {
        IsSwitch = true,
    };

    internal static readonly Setting LogLevel = new(
        "Logging:LogLevel", null, ["MLFLOW_LOGGING_LEVEL"], "INFO", "DEBUG, INFO, WARNING, ERROR or CRITICAL.");

    internal static readonly Setting LogFormat = new("Logging:LogFormat", "--log-format", [], "text", "How log lines look: text or json.");

    internal static readonly Setting OtlpEndpoint = new(
        "Telemetry:OtlpEndpoint", null, ["OTEL_EXPORTER_OTLP_ENDPOINT"], "",
        "The collector that gets the server's own traces and metrics.");

    internal static readonly Setting OtlpGrpcPort = new(
        "Otlp:OtlpGrpcPort", "--otlp-grpc-port", [], "0", "The port for traces over gRPC, 4317 by custom; 0 for none.");

    internal static readonly Setting OtlpCreateExperiments = new(
        "Otlp:OtlpCreateExperiments", "--otlp-create-experiments", [], "true",
        "Make the experiments that traces name by service.name or mlflow.experiment.name.")
    {
        IsSwitch = true,
        OppositeFlag = "--no-otlp-create-experiments",
    };

    internal static readonly Setting OtlpMaxBodyBytes = new(
        "Otlp:OtlpMaxBodyBytes", null, [], "67108864", "The largest OTLP request as it is sent, bytes.");

    internal static readonly Setting OtlpMaxDecodedBytes = new(
        "Otlp:OtlpMaxDecodedBytes", null, [], "134217728", "The largest OTLP request once it is decompressed, bytes.");

    internal static readonly Setting TracePriceFile = new(
        "Traces:TracePriceFile", "--trace-price-file", [], "", "A JSON file with the prices of models, in place of the built-in ones.");

    internal static readonly Setting TraceRedactionFile = new(
        "Traces:TraceRedactionFile", "--trace-redaction-file", [], "", "A JSON file that says what is masked in traces before they are stored.");

    internal static readonly Setting TraceRetentionDays = new(
        "Traces:TraceRetentionDays", null, [], "0", "How long experiments keep traces unless they say otherwise, days; 0 is for ever.");

    internal static readonly Setting TraceRetentionCount = new(
        "Traces:TraceRetentionCount", null, [], "0", "How many traces experiments keep unless they say otherwise; 0 is all.");

    internal static readonly Setting TraceRetentionMegabytes = new(
        "Traces:TraceRetentionMegabytes", null, [], "0", "How much of spans experiments keep unless they say otherwise, MB; 0 is all.");

    internal static IReadOnlyList<Setting> All { get; } =
    [
        BackendStoreUri, DefaultArtifactRoot, ServeArtifacts, ArtifactsOnly, ArtifactsDestination, Host, Port, StaticPrefix, AllowedHosts,
        CorsAllowedOrigins, XFrameOptions, DisableSecurityMiddleware, LogFormat, LogLevel, TruncateLongValues, ArtifactLocationMaxLength,
        ModelSourcePattern, ShutdownTimeout, DrainDelay, LogQueueRecords, MemoryBudget, OtlpEndpoint, Cluster, SiloPort, AdvertisedAddress,
        ClusterId, ServiceId,
        WebhookAllowedSchemes, WebhookAllowPrivateIps, WebhookAllowedHosts, WebhookSecretKey, WebhookRequestTimeout, WebhookMaxRetries,
        WebhookDeliveryWorkers, OtlpGrpcPort, OtlpCreateExperiments, OtlpMaxBodyBytes, OtlpMaxDecodedBytes, TracePriceFile,
        TraceRedactionFile, TraceRetentionDays, TraceRetentionCount, TraceRetentionMegabytes, UserHeader, UserHeaderSources, PolicyAdmins,
    ];
}
