using System.Diagnostics.Metrics;

namespace Bayou.Grains.Tests.Support;

/// <summary>Adds up what a counter is given.</summary>
internal sealed class CountedInstrument : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _sum;

    internal CountedInstrument(string name)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _sum, value));
        _listener.Start();
    }

    internal long Sum => Interlocked.Read(ref _sum);

    public void Dispose() => _listener.Dispose();
}
