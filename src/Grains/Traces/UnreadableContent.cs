using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Bayou.Grains.Indexing;
using Microsoft.Extensions.Logging;

namespace Bayou.Grains.Traces;

/// <summary>Hears of stored content of spans that can't be read: counts each time, and logs each trace once.</summary>
internal sealed partial class UnreadableContent : IDisposable
{
    /// <summary>Traces that are remembered as logged. Where more are damaged, some are logged again.</summary>
    private const int MostTraces = 1000;

    private readonly ConcurrentDictionary<string, bool> _logged = new(StringComparer.Ordinal);
    private readonly ILogger _logger;
    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly Counter<long> _batches;

    /// <param name="logger">Where traces are named.</param>
    /// <param name="meters">Where the meter comes from; null for one of its own.</param>
    public UnreadableContent(ILogger<UnreadableContent> logger, IMeterFactory? meters)
    {
        _logger = logger;
        _ownsMeter = meters is null;
        _meter = meters is null ? new Meter(IndexInstruments.MeterName) : meters.Create(IndexInstruments.MeterName);
        _batches = _meter.CreateCounter<long>("bayou.trace.content.unreadable", "{batch}", "Stored batches of spans that were left out as damaged.");
    }

    /// <summary>A batch was left out.</summary>
    /// <param name="traceId">Its trace.</param>
    /// <param name="damage">What is wrong with it.</param>
    internal void Skip(string traceId, InvalidDataException damage)
    {
        _batches.Add(1);
        if (_logged.Count >= MostTraces)
        {
            _logged.Clear();
        }

        if (_logged.TryAdd(traceId, true))
        {
            LogSkipped(_logger, damage, traceId);
        }
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
