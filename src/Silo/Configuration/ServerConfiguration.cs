using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Bayou.Api.Security;
using Bayou.Silo.Composition;
using Bayou.Silo.Hosting;
using Microsoft.Extensions.Logging;

namespace Bayou.Silo.Configuration;

/// <summary>Reads the whole configuration and checks it.</summary>
/// <param name="sources">Where settings come from.</param>
/// <param name="report">Hears of faults and warnings; with a fault the result must not be used.</param>
internal sealed class ServerConfiguration(SettingSources sources, ConfigurationReport report)
{
    private const long MiB = 1024 * 1024;
    private const int LongestWaitSeconds = 3600;
    private static readonly SearchValues<char> s_notInPrefix = SearchValues.Create("{}?#%* ");

    private readonly SettingReader _reader = new(sources, report);

    internal ServerOptions Read(string directory)
    {
        var serveArtifacts = _reader.Boolean(Settings.ServeArtifacts);
        var port = _reader.Integer(Settings.Port, 0, IPEndPoint.MaxPort);
        var otlp = new OtlpConfiguration(_reader, report);
        var traces = new TraceConfiguration(_reader, report);
        var options = new ServerOptions
        {
            Address = ReadAddress(),
            Port = port,
            StaticPrefix = ReadStaticPrefix(),
            ShutdownTimeout = TimeSpan.FromSeconds(_reader.Integer(Settings.ShutdownTimeout, 1, LongestWaitSeconds)),
            DrainDelay = TimeSpan.FromSeconds(_reader.Integer(Settings.DrainDelay, 0, LongestWaitSeconds)),
            BackendStoreUri = _reader.Text(Settings.BackendStoreUri),
            LogQueueRecords = _reader.Integer(Settings.LogQueueRecords, 1, int.MaxValue),
            MemoryBudget = ReadMemoryBudget(),
            Cluster = new ClusterConfiguration(_reader, report).Read(),
            ServeArtifacts = serveArtifacts,
            ArtifactsOnly = _reader.Boolean(Settings.ArtifactsOnly),
            ArtifactsDestination = _reader.Text(Settings.ArtifactsDestination),
            DefaultArtifactRoot = ReadDefaultArtifactRoot(serveArtifacts, directory),
            ArtifactLocationMaxLength = _reader.Integer(Settings.ArtifactLocationMaxLength, 1, int.MaxValue),
            TruncateLongValues = _reader.Boolean(Settings.TruncateLongValues),
            ModelSourcePattern = _reader.Pattern(Settings.ModelSourcePattern),
            Security = ReadSecurity(),
            Identity = new IdentityConfiguration(_reader, report).Read(),
            Webhooks = new WebhookConfiguration(_reader, report).Read(),
            Otlp = otlp.Read(),
            OtlpGrpcPort = otlp.ReadGrpcPort(port),
            SpanIntake = traces.ReadIntake(),
            Traces = traces.ReadTraces(),
            LogLevel = ReadLogLevel(),
            LogFormat = _reader.Choice(Settings.LogFormat, ("text", LogFormat.Text), ("json", LogFormat.Json)),
            OtlpEndpoint = ReadOtlpEndpoint(),
        };
        CheckStores(options);
        ForeignOptions.Check(sources, options.BackendStoreUri, report);
        sources.WarnOfUnknownVariables();
        return options;
    }

    private IPAddress ReadAddress()
    {
        var host = _reader.Text(Settings.Host);
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return IPAddress.Loopback;
        }

        if (IPAddress.TryParse(host, out var address))
        {
            return address;
        }

        try
        {
            return Dns.GetHostAddresses(host)[0];
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            report.Fault(
                _reader.KeyOf(Settings.Host), $"'{host}' is neither an IP address nor a name that resolves to one of this machine.");
            return IPAddress.None;
        }
    }

    private string ReadStaticPrefix()
    {
        var prefix = _reader.Text(Settings.StaticPrefix);
        if (prefix.Length > 0 && (!prefix.StartsWith('/') || prefix.EndsWith('/') || prefix.AsSpan().ContainsAny(s_notInPrefix)))
        {
            report.Fault(
                _reader.KeyOf(Settings.StaticPrefix), $"'{prefix}' must start with a slash, must not end with one, and is a plain path.");
        }

        return prefix;
    }

    private long ReadMemoryBudget()
    {
        var budget = _reader.Integer(Settings.MemoryBudget, 0, int.MaxValue) * MiB;
        return budget > 0 ? budget : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
    }

    private string ReadDefaultArtifactRoot(bool serveArtifacts, string directory)
    {
        var root = _reader.Text(Settings.DefaultArtifactRoot);
        if (root.Length == 0)
        {
            root = serveArtifacts ? "mlflow-artifacts:/" : "./mlruns";
        }

        return StoreUri.SchemeOf(root).Length > 0 ? root : Path.GetFullPath(root, directory);
    }

    private SecurityOptions? ReadSecurity()
    {
        var options = new SecurityOptions
        {
            AllowedHosts = _reader.List(Settings.AllowedHosts),
            AllowedOrigins = _reader.List(Settings.CorsAllowedOrigins),
            Frames = _reader.Choice(
                Settings.XFrameOptions, ("SAMEORIGIN", FramePolicy.SameOrigin), ("DENY", FramePolicy.Deny), ("NONE", FramePolicy.None)),
        };
        foreach (var origin in options.AllowedOrigins.Where(origin => origin != "*" && !origin.Contains("://", StringComparison.Ordinal)))
        {
            report.Fault(
                _reader.KeyOf(Settings.CorsAllowedOrigins),
                $"'{origin}' is no origin: write scheme and host, such as https://example.com, or *.");
        }

        foreach (var host in options.AllowedHosts.Where(host => host.Contains('/', StringComparison.Ordinal)))
        {
            report.Fault(_reader.KeyOf(Settings.AllowedHosts), $"'{host}' is no host name: leave out scheme and path.");
        }

        return _reader.Boolean(Settings.DisableSecurityMiddleware) ? null : options;
    }

    private LogLevel ReadLogLevel() => _reader.Choice(
        Settings.LogLevel,
        ("DEBUG", LogLevel.Debug),
        ("INFO", LogLevel.Information),
        ("WARNING", LogLevel.Warning),
        ("ERROR", LogLevel.Error),
        ("CRITICAL", LogLevel.Critical));

    private string ReadOtlpEndpoint()
    {
        var endpoint = _reader.Text(Settings.OtlpEndpoint);
        if (endpoint.Length > 0 && (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
        {
            report.Fault(_reader.KeyOf(Settings.OtlpEndpoint), $"'{endpoint}' is not an http or https URL.");
        }

        return endpoint;
    }

    private void CheckStores(ServerOptions options)
    {
        if (options.Cluster is not null && StoreUri.SchemeOf(options.BackendStoreUri) == "sqlite")
        {
            report.Fault(
                _reader.KeyOf(Settings.BackendStoreUri),
                $"The silos of a cluster share a PostgreSQL database, but '{StoreUri.Masked(options.BackendStoreUri)}' is SQLite. "
                + "`bayou db copy` moves it.");
        }

        if (Backend.FindStoreProblem(options.BackendStoreUri) is { } storeProblem)
        {
            report.Fault(_reader.KeyOf(Settings.BackendStoreUri), storeProblem);
        }

        if (options.ServeArtifacts && Backend.FindArtifactProblem(options.ArtifactsDestination) is { } artifactProblem)
        {
            report.Fault(_reader.KeyOf(Settings.ArtifactsDestination), artifactProblem);
        }

        if (options.ArtifactsOnly && !options.ServeArtifacts)
        {
            report.Fault(_reader.KeyOf(Settings.ArtifactsOnly), "Nothing is left to serve together with --no-serve-artifacts.");
        }
    }
}
