using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Bayou.Api.Health.Exposition;

/// <summary>
/// Listens to the meters of Bayou, ASP.NET, Orleans and the runtime, and gives their values in the Prometheus text format. It hears only
/// what is recorded after it was made, so the host makes it before the first request.
/// </summary>
internal sealed partial class MetricsCollector : IDisposable
{
    private const string OwnMeters = "Bayou.";
    private static readonly string[] s_meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Orleans", "System.Runtime"];

    private readonly ConcurrentDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();
    private readonly Lock _collecting = new();
    private readonly ILogger<MetricsCollector> _logger;

    public MetricsCollector(ILogger<MetricsCollector> logger)
    {
        _logger = logger;
        _listener.InstrumentPublished = OnPublished;
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, family) => Record(family, (double)value, tags));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>All metrics as they are now.</summary>
    internal string Collect()
    {
        var text = new StringBuilder();
        lock (_collecting)
        {
            foreach (var family in _families.Values)
            {
                family.BeforeObservation();
            }

            Observe();
            foreach (var family in _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
            {
                family.WriteTo(text);
            }
        }

        return text.ToString();
    }

    private static void Record(object? family, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!double.IsNaN(value))
        {
            ((MetricFamily)family!).Record(value, tags);
        }
    }

    private void Observe()
    {
        try
        {
            _listener.RecordObservableInstruments();
        }
        catch (AggregateException exception)
        {
            // The gauges that failed are missing from this answer; the others are in it.
            LogObservationFailed(_logger, exception);
        }
    }

    private void OnPublished(Instrument instrument, MeterListener listener)
    {
        var meter = instrument.Meter.Name;
        if (!meter.StartsWith(OwnMeters, StringComparison.Ordinal) && !s_meters.Contains(meter))
        {
            return;
        }

        var made = MetricFamilies.For(instrument);
        var family = _families.GetOrAdd(made.Name, made);
        if (family.GetType() == made.GetType())
        {
            listener.EnableMeasurementEvents(instrument, family);
        }
        else
        {
            LogNameTaken(_logger, instrument.Name, meter, made.Name);
        }
    }
}
