using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Bayou.Storage.Log;
using Bayou.Storage.Tests.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bayou.Storage.Tests.Writing;

public sealed class StorageInstrumentsTests(SqliteFiles files) : IClassFixture<SqliteFiles>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_AreCountedByOutcome()
    {
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var seen = new ConcurrentQueue<(string Name, double Value, string? Reason)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Meter.Name == StorageInstruments.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => See(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => See(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => See(instrument, value, tags));
        listener.Start();

        var uri = await files.CreateAsync();
        var options = new StateStoreOptions { QueueRecords = 2 };
        await using (var store = await StateStores.OpenAsync(uri, options, TimeProvider.System, NullLoggerFactory.Instance, meters, Token))
        {
            await store.Log.AppendAsync([new LogRecord("run/1", 1, default), new LogRecord("run/1", 2, default)], Token);
            await Should.ThrowAsync<StaleStreamException>(store.Log.AppendAsync([new LogRecord("run/1", 2, default)], Token));
            listener.RecordObservableInstruments();
        }

        seen.Count(static measurement => measurement.Name == "bayou.storage.groups").ShouldBe(2);
        seen.First(static measurement => measurement.Name == "bayou.storage.group.records").Value.ShouldBe(2);
        seen.First(static measurement => measurement.Name == "bayou.storage.commit.duration").Value.ShouldBeGreaterThan(0);
        seen.ShouldContain(("bayou.storage.failures", 1, "stale"));
        seen.ShouldContain(static measurement => measurement.Name == "bayou.storage.queue.length");

        void See(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string? reason = null;
            foreach (var tag in tags)
            {
                reason = tag.Key == "reason" ? (string?)tag.Value : reason;
            }

            seen.Enqueue((instrument.Name, value, reason));
        }
    }
}
