using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Bayou.Silo.Telemetry;

/// <summary>
/// Sends the server's own traces and metrics to a collector. All but the endpoint is configured by OpenTelemetry's standard
/// variables (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/), which the SDK reads by itself.
/// </summary>
internal sealed class OtlpExport : IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const int FlushMilliseconds = 5000;

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    private OtlpExport()
    {
        _traces = IsOff("OTEL_TRACES_EXPORTER") ? null : Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Describe())
            .AddSource("Microsoft.AspNetCore", "Bayou.*")
            .AddOtlpExporter()
            .Build();
        _metrics = IsOff("OTEL_METRICS_EXPORTER") ? null : Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Describe())
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Bayou.*")
            .AddOtlpExporter()
            .Build();
    }

    /// <summary>Starts to send. Not called, it costs nothing: OpenTelemetry is not even loaded.</summary>
    /// <param name="endpoint">The collector's base URL.</param>
    internal static OtlpExport Start(string endpoint)
    {
        // An endpoint set in code would be taken as the full URL of each signal; by the variable it is a base for both.
        Environment.SetEnvironmentVariable(EndpointVariable, endpoint);
        return new OtlpExport();
    }

    /// <summary>Sends what is left, waiting for the collector for some seconds at the most.</summary>
    public void Dispose()
    {
        Parallel.Invoke(() => _traces?.Shutdown(FlushMilliseconds), () => _metrics?.Shutdown(FlushMilliseconds));
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private static bool IsOff(string variable) => Environment.GetEnvironmentVariable(variable) == "none";

    private static ResourceBuilder Describe() => ResourceBuilder.CreateEmpty()
        .AddService("bayou", serviceVersion: ProductVersion.Text, serviceInstanceId: Guid.CreateVersion7().ToString())
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();
}
