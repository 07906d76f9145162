using System.Buffers;
using System.Text.Json;
using Bayou.Api.Runs;
using Bayou.Bench.Micro.Data;
using Bayou.Contracts.Runs;
using BenchmarkDotNet.Attributes;

namespace Bayou.Bench.Micro.Api;

/// <summary>Writing runs as JSON, as <c>runs/get</c> and <c>runs/search</c> answer them.</summary>
public class RunJsonBenchmarks
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024 * 1024);
    private Run[] _runs = [];

    /// <summary>Runs of one answer.</summary>
    [Params(1, 100)]
    public int Runs { get; set; }

    /// <summary>Makes the runs.</summary>
    [GlobalSetup]
    public void Make() => _runs = [.. SampleRuns.Make(Runs)];

    /// <summary>Runs to bytes.</summary>
    /// <returns>How many bytes.</returns>
    [Benchmark]
    public int Write()
    {
        _buffer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(_buffer);
        json.WriteStartArray();
        foreach (var run in _runs)
        {
            RunJson.WriteObject(json, run, withModelInputs: false);
        }

        json.WriteEndArray();
        json.Flush();
        return _buffer.WrittenCount;
    }
}
