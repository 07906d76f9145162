using System.Buffers;

namespace Bayou.Api.Otlp;

/// <summary>Takes telemetry, however it came.</summary>
/// <param name="traces">Stores spans.</param>
/// <param name="logs">Joins events to spans.</param>
/// <param name="instruments">Counts.</param>
internal sealed class OtlpService(TraceIngest traces, LogIngest logs, OtlpInstruments instruments) : IDisposable
{
    /// <summary>From this size on, requests wait for each other, so that they don't take all threads and memory from small ones.</summary>
    private const long LargeBytes = 4 * 1024 * 1024;

    private const string MetricsAreDropped =
        "This server keeps no metrics, and dropped these. Set OTEL_METRICS_EXPORTER=none, or point OTEL_EXPORTER_OTLP_METRICS_ENDPOINT at a "
        + "server that does.";

    private readonly SemaphoreSlim _large = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Takes a request.</summary>
    /// <param name="signal">What it carries.</param>
    /// <param name="format">How it is coded.</param>
    /// <param name="bytes">The message.</param>
    /// <param name="destination">Where it goes.</param>
    /// <param name="cancellationToken">Ends the calls that have written nothing yet.</param>
    internal async Task<OtlpResult> TakeAsync(
        OtlpSignal signal, OtlpFormat format, ReadOnlySequence<byte> bytes, Destination destination, CancellationToken cancellationToken)
    {
        instruments.OnBody(signal, bytes.Length);
        if (signal == OtlpSignal.Metrics)
        {
            return new OtlpResult(0, MetricsAreDropped);
        }

        if (bytes.Length < LargeBytes)
        {
            return await StoreAsync(signal, format, bytes, destination, cancellationToken);
        }

        await _large.WaitAsync(cancellationToken);
        try
        {
            return await StoreAsync(signal, format, bytes, destination, cancellationToken);
        }
        finally
        {
            _large.Release();
        }
    }

    public void Dispose() => _large.Dispose();

    private Task<OtlpResult> StoreAsync(
        OtlpSignal signal, OtlpFormat format, ReadOnlySequence<byte> bytes, Destination destination, CancellationToken cancellationToken)
    {
        var rejections = new Rejections();
        return signal == OtlpSignal.Traces
            ? traces.IngestAsync(OtlpMessages.ReadTraces(format, bytes, rejections), rejections, destination, bytes.Length, cancellationToken)
            : logs.IngestAsync(OtlpMessages.ReadLogs(format, bytes, rejections), rejections, destination, cancellationToken);
    }
}
