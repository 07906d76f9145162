using System.Collections.Immutable;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Journal;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.LoggedModels;

/// <summary>A logged model in memory.</summary>
/// <param name="modelId">Its id.</param>
internal sealed class LoggedModelState(string modelId) : IJournaledState<LoggedModelEvent>
{
    private readonly OrderedDictionary<string, string> _params = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, string> _tags = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<ModelMetric, bool> _metrics = [];
    private LoggedModelInfo? _info;

    internal string ModelId { get; } = modelId;

    /// <summary>The head. Only of a model that exists.</summary>
    internal LoggedModelInfo Info => _info ?? throw new InvalidOperationException($"logged model {ModelId} has no head");

    internal IReadOnlyDictionary<string, string> Params => _params;

    internal IReadOnlyDictionary<string, string> Tags => _tags;

    internal bool Has(ModelMetric metric) => _metrics.ContainsKey(metric);

    /// <inheritdoc />
    public void Apply(LoggedModelEvent change)
    {
        _info = change.Head ?? _info;
        foreach (var (key, value) in change.Params)
        {
            _params[key] = value;
        }

        foreach (var (key, value) in change.Tags)
        {
            _tags[key] = value;
        }

        foreach (var key in change.RemovedTags)
        {
            _tags.Remove(key);
        }

        foreach (var metric in change.Metrics)
        {
            _metrics.TryAdd(metric, true);
        }
    }

    /// <inheritdoc />
    public LoggedModelEvent Decode(ReadOnlyMemory<byte> body) => LoggedModelCodec.Decode(body, ModelId);

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Encode(LoggedModelEvent change) => StoredFormat.Encode(LoggedModelCodec.ToRecord(change));

    /// <inheritdoc />
    public void Restore(ReadOnlyMemory<byte> body) => Apply(Decode(body));

    /// <inheritdoc />
    public (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot()
    {
        var model = ToModel();
        var all = new LoggedModelEvent { Head = model.Info, Params = model.Params, Tags = model.Tags, Metrics = model.Metrics };
        return (Encode(all), []);
    }

    /// <inheritdoc />
    public void Compacted()
    {
        // Nothing of this state moves out of memory.
    }

    /// <summary>The model as clients read it.</summary>
    internal LoggedModel ToModel() => new(
        Info,
        [.. _params.Select(pair => new Param(pair.Key, pair.Value))],
        [.. _tags.Select(pair => new Tag(pair.Key, pair.Value))],
        [.. _metrics.Keys]);
}
