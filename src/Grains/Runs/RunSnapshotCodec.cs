using Bayou.Contracts.Runs;
using Bayou.Grains.Runs.Records;

namespace Bayou.Grains.Runs;

/// <summary>Between a whole run and its stored snapshot.</summary>
internal static class RunSnapshotCodec
{
    internal static RunSnapshot ToSnapshot(RunState state, MetricChunkingPlan plan)
    {
        var snapshot = new RunSnapshot { Head = RunRecordCodec.ToHead(state.Info), Tail = new PointsRecord() };
        var newChunks = plan.Chunked.ToDictionary(chunked => chunked.Series, chunked => chunked.Chunks);
        var (time, step) = (0L, 0L);
        foreach (var series in state.Series)
        {
            var added = newChunks.GetValueOrDefault(series);
            snapshot.Series.Add(new SeriesRecord
            {
                Key = series.Key,
                LatestValue = series.Latest.Value,
                LatestTimestamp = series.Latest.Timestamp,
                LatestStep = series.Latest.Step,
                Chunks = series.Chunks + added,
            });
            if (added > 0)
            {
                continue;
            }

            foreach (var point in series.Tail)
            {
                PointsCodec.Add(snapshot.Tail, series.Position, point, ref time, ref step);
            }
        }

        RunRecordCodec.AddAll(snapshot.Params, state.Params, pair => new PairRecord { Key = pair.Key, Value = pair.Value });
        RunRecordCodec.AddAll(snapshot.Tags, state.Tags, pair => new PairRecord { Key = pair.Key, Value = pair.Value });
        RunRecordCodec.AddAll(snapshot.Datasets, state.Datasets, RunRecordCodec.ToDataset);
        snapshot.ModelInputs.AddRange(state.ModelInputs);
        RunRecordCodec.AddAll(snapshot.ModelOutputs, state.ModelOutputs, RunRecordCodec.ToOutput);
        return snapshot;
    }

    /// <summary>A snapshot as one event on a state that has its series already.</summary>
    internal static RunEvent ToEvent(RunSnapshot snapshot, RunState state) => new()
    {
        Head = RunRecordCodec.FromHead(snapshot.Head, state.RunId),
        Metrics = PointsCodec.Decode(snapshot.Tail, state.Series),
        Params = [.. snapshot.Params.Select(pair => new Param(pair.Key, pair.Value))],
        Tags = [.. snapshot.Tags.Select(RunRecordCodec.FromPair)],
        DatasetInputs = [.. snapshot.Datasets.Select(RunRecordCodec.FromDataset)],
        ModelInputs = [.. snapshot.ModelInputs],
        ModelOutputs = [.. snapshot.ModelOutputs.Select(RunRecordCodec.FromOutput)],
    };
}
