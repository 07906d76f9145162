using System.Collections.Immutable;
using System.Globalization;
using Bayou.Storage;
using Bayou.Storage.Log;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bayou.Bench.Micro.Storage;

// BenchmarkDotNet does not wait for tasks when it runs in its own process, so that the methods it calls wait themselves.
/// <summary>Durable appends to the SQLite log by several callers at the same time, as grains of a silo make them.</summary>
public class LogAppendBenchmarks
{
    private const int Rounds = 16;
    private static readonly byte[] s_body = new byte[200];
    private readonly Dictionary<string, long> _sequences = new(StringComparer.Ordinal);
    private DirectoryInfo? _folder;
    private IStateStore? _store;

    /// <summary>How many callers wait at the same time.</summary>
    [Params(1, 32)]
    public int Callers { get; set; }

    /// <summary>Records of 200 bytes in one append.</summary>
    [Params(1, 100)]
    public int Records { get; set; }

    /// <summary>Opens an empty database.</summary>
    [GlobalSetup]
    public void Open() => OpenAsync().GetAwaiter().GetResult();

    /// <summary>Each caller appends again and again to a stream of its own; the time is that of one round of all callers.</summary>
    [Benchmark(OperationsPerInvoke = Rounds)]
    public void Append() => Task.WhenAll(Enumerable.Range(0, Callers).Select(CallAsync)).GetAwaiter().GetResult();

    /// <summary>Closes and removes the database.</summary>
    [GlobalCleanup]
    public void Close()
    {
        _store!.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder!.Delete(recursive: true);
    }

    private async Task OpenAsync()
    {
        _folder = Directory.CreateTempSubdirectory("bayou-bench-");
        _sequences.Clear();
        _store = await StateStores.OpenAsync(
            $"sqlite:///{Path.Combine(_folder.FullName, "log.db")}",
            new StateStoreOptions(),
            TimeProvider.System,
            NullLoggerFactory.Instance,
            meters: null,
            CancellationToken.None);
    }

    private async Task CallAsync(int caller)
    {
        var stream = string.Create(CultureInfo.InvariantCulture, $"stream-{caller:00}");
        long sequence;
        lock (_sequences)
        {
            sequence = _sequences.GetValueOrDefault(stream);
        }

        for (var round = 0; round < Rounds; round++)
        {
            ImmutableArray<LogRecord> records = [.. Enumerable.Range(0, Records).Select(_ => new LogRecord(stream, ++sequence, s_body))];
            await _store!.Log.AppendAsync(records, CancellationToken.None);
        }

        lock (_sequences)
        {
            _sequences[stream] = sequence;
        }
    }
}
