using System.Diagnostics.Metrics;

namespace Bayou.Api.Otlp;

/// <summary>What ingest counts: bytes, spans and log records that came, and those of them that were not stored.</summary>
internal sealed class OtlpInstruments
{
    private const string SignalTag = "signal";
    private static readonly KeyValuePair<string, object?>[] s_signals =
        [new(SignalTag, "traces"), new(SignalTag, "logs"), new(SignalTag, "metrics")];

    private readonly Counter<long> _bytes;
    private readonly Counter<long> _received;
    private readonly Counter<long> _rejected;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">Where the meter comes from; it disposes it.</param>
    public OtlpInstruments(IMeterFactory meters)
    {
        var meter = meters.Create("Bayou.Otlp");
        _bytes = meter.CreateCounter<long>("bayou.otlp.received.bytes", "By", "Bodies over OTLP, after decompression.");
        _received = meter.CreateCounter<long>("bayou.otlp.items.received", "{item}", "Spans and log records that came over OTLP.");
        _rejected = meter.CreateCounter<long>(
            "bayou.otlp.items.rejected", "{item}", "Spans and log records that came over OTLP and were refused.");
    }

    internal void OnBody(OtlpSignal signal, long bytes) => _bytes.Add(bytes, s_signals[(int)signal]);

    internal void OnItems(OtlpSignal signal, long received, long rejected)
    {
        _received.Add(received, s_signals[(int)signal]);
        if (rejected > 0)
        {
            _rejected.Add(rejected, s_signals[(int)signal]);
        }
    }
}
