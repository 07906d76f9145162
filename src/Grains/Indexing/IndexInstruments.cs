using System.Diagnostics.Metrics;

namespace Bayou.Grains.Indexing;

/// <summary>What is counted of the way to indexes of one kind: calls, and the changes that they carry.</summary>
internal sealed class IndexInstruments : IDisposable
{
    /// <summary>The meter's name.</summary>
    internal const string MeterName = "Bayou.Grains";

    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly Counter<long> _calls;
    private readonly Counter<long> _changes;
    private readonly Histogram<int> _callChanges;

    /// <param name="kind">What the indexes are over, such as <c>run</c>; part of the instruments' names.</param>
    /// <param name="meters">Where the meter comes from; null for one of its own.</param>
    public IndexInstruments(string kind, IMeterFactory? meters)
    {
        _ownsMeter = meters is null;
        _meter = meters is null ? new Meter(MeterName) : meters.Create(MeterName);
        _calls = _meter.CreateCounter<long>($"bayou.{kind}_index.calls", "{call}", $"Calls by which this process tells {kind} indexes of changes.");
        _changes = _meter.CreateCounter<long>($"bayou.{kind}_index.changes", "{change}", $"Changes that this process told {kind} indexes.");
        _callChanges = _meter.CreateHistogram<int>($"bayou.{kind}_index.call.changes", "{change}", "Changes carried by one call.");
    }

    internal void OnCall(int changes)
    {
        _calls.Add(1);
        _changes.Add(changes);
        _callChanges.Record(changes);
    }

    /// <summary>Ends the meter if it is its own; a factory disposes its meters itself.</summary>
    public void Dispose()
    {
        if (_ownsMeter)
        {
            _meter.Dispose();
        }
    }
}
