using Bayou.Contracts.Metrics;
using Bayou.Storage.Metrics;
using BenchmarkDotNet.Attributes;

namespace Bayou.Bench.Micro.Storage;

/// <summary>Coding of one chunk of a metric's history: a noisy decay, logged every 100 ms.</summary>
public class MetricChunkBenchmarks
{
    private MetricPoint[] _points = [];
    private byte[] _body = [];

    /// <summary>Points of the chunk.</summary>
    [Params(1_000, 65_536)]
    public int Points { get; set; }

    /// <summary>Makes the points.</summary>
    [GlobalSetup]
    public void Make()
    {
        var random = new Random(Seed: 1);
        _points = [.. Enumerable.Range(0, Points).Select(step => new MetricPoint(
            (2 * Math.Exp(-3.0 * step / Points)) + (0.05 * random.NextDouble()), 1_700_000_000_000 + (step * 100L), step))];
        _body = MetricChunkCodec.Encode(_points);
    }

    /// <summary>Points to bytes.</summary>
    /// <returns>The bytes.</returns>
    [Benchmark]
    public byte[] Encode() => MetricChunkCodec.Encode(_points);

    /// <summary>Bytes to points.</summary>
    /// <returns>The points.</returns>
    [Benchmark]
    public MetricPoint[] Decode() => MetricChunkCodec.Decode(_body);

    /// <summary>Bytes to steps alone.</summary>
    /// <returns>The steps.</returns>
    [Benchmark]
    public long[] DecodeSteps() => MetricChunkCodec.DecodeSteps(_body);
}
