using System.Collections.Immutable;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Journal;
using Bayou.Grains.Runs.Records;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Runs;

/// <summary>A run in memory: everything but the metric points that have moved into chunks.</summary>
/// <param name="runId">The run's id.</param>
internal sealed class RunState(string runId) : IJournaledState<RunEvent>
{
    private readonly OrderedDictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, string> _params = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, string> _tags = new(StringComparer.Ordinal);
    private readonly List<DatasetInput> _datasets = [];
    private readonly List<string> _modelInputs = [];
    private readonly List<ModelOutput> _modelOutputs = [];
    private List<(MetricSeries Series, int Chunks)> _compacting = [];
    private RunInfo? _info;

    internal string RunId { get; } = runId;

    /// <summary>Whether the run was ever made.</summary>
    internal bool Exists => _info is not null;

    /// <summary>The head. Only of a run that exists.</summary>
    internal RunInfo Info => _info ?? throw new InvalidOperationException($"run {RunId} has no head");

    internal IReadOnlyList<MetricSeries> Series => _series.Values;

    internal IReadOnlyDictionary<string, string> Params => _params;

    internal IReadOnlyDictionary<string, string> Tags => _tags;

    internal IReadOnlyList<DatasetInput> Datasets => _datasets;

    internal IReadOnlyList<string> ModelInputs => _modelInputs;

    internal IReadOnlyList<ModelOutput> ModelOutputs => _modelOutputs;

    internal MetricSeries? FindSeries(string key) => _series.GetValueOrDefault(key);

    /// <inheritdoc />
    public void Apply(RunEvent change)
    {
        _info = change.Head ?? _info;
        foreach (var (key, point) in change.Metrics)
        {
            GetOrAddSeries(key).Add(point);
        }

        foreach (var (key, value) in change.Params)
        {
            _params[SharedText.Keys.Of(key)] = SharedText.Values.Of(value);
        }

        foreach (var (key, value) in change.Tags)
        {
            _tags[SharedText.Keys.Of(key)] = SharedText.Values.Of(value);
        }

        foreach (var key in change.RemovedTags)
        {
            _tags.Remove(key);
        }

        _datasets.AddRange(change.DatasetInputs.AsSpan());
        _modelInputs.AddRange(change.ModelInputs.AsSpan());
        _modelOutputs.AddRange(change.ModelOutputs.AsSpan());
    }

    /// <inheritdoc />
    public RunEvent Decode(ReadOnlyMemory<byte> body) =>
        RunRecordCodec.FromRecord(StoredFormat.Decode(RunRecord.Parser, body, StreamNames.Run(RunId)), this);

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Encode(RunEvent change) =>
        change is { IsMetricsOnly: true, Metrics: [var (key, point)] } && FindSeries(key) is { } series
            ? LonePoint.Encode(series.Position, point)
            : StoredFormat.Encode(RunRecordCodec.ToRecord(change, this));

    /// <inheritdoc />
    public void Restore(ReadOnlyMemory<byte> body)
    {
        var snapshot = StoredFormat.Decode(RunSnapshot.Parser, body, StreamNames.Run(RunId));
        foreach (var stored in snapshot.Series)
        {
            var series = GetOrAddSeries(stored.Key);
            series.Chunks = stored.Chunks;
            series.RestoreLatest(new MetricPoint(stored.LatestValue, stored.LatestTimestamp, stored.LatestStep));
        }

        Apply(RunSnapshotCodec.ToEvent(snapshot, this));
    }

    /// <inheritdoc />
    public (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot()
    {
        var plan = MetricChunking.Plan(Series);
        _compacting = plan.Chunked;
        return (StoredFormat.Encode(RunSnapshotCodec.ToSnapshot(this, plan)), plan.Chunks);
    }

    /// <inheritdoc />
    public void Compacted()
    {
        foreach (var (series, chunks) in _compacting)
        {
            series.Chunked(chunks);
        }

        _compacting = [];
    }

    /// <summary>The run as clients read it.</summary>
    internal Run ToRun() => new(
        Info,
        [.. _series.Values.Select(series => new Metric(series.Key, series.Latest))],
        [.. _params.Select(pair => new Param(pair.Key, pair.Value))],
        [.. _tags.Select(pair => new Tag(pair.Key, pair.Value))],
        [.. _datasets],
        [.. _modelInputs],
        [.. _modelOutputs]);

    private MetricSeries GetOrAddSeries(string key)
    {
        if (!_series.TryGetValue(key, out var series))
        {
            key = SharedText.Keys.Of(key);
            series = new MetricSeries(key, _series.Count);
            _series.Add(key, series);
        }

        return series;
    }
}
