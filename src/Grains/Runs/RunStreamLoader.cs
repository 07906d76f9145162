using System.Text;
using Bayou.Contracts.Metrics;
using Bayou.Grains.Journal;
using Bayou.Grains.Runs.Records;
using Bayou.Search.Runs;
using Bayou.Storage.Log;

namespace Bayou.Grains.Runs;

/// <summary>
/// Reads stored runs straight into the columns of an index. It understands what <see cref="RunRecordCodec"/> and
/// <see cref="RunSnapshotCodec"/> write and says so where it finds anything else; the run must then be read through <see cref="RunState"/>.
/// </summary>
/// <param name="loader">Writes into the columns.</param>
internal sealed class RunStreamLoader(RunLoader loader)
{
    // The columns of the run's metrics, in the order in which records number them.
    private readonly List<int> _series = [];
    private string _runId = "";
    private bool _hasBegun;

    /// <summary>Reads a stream as it is stored.</summary>
    /// <param name="runId">The run's id.</param>
    /// <param name="stored">Its stream.</param>
    /// <returns>False when the run must be read in the other way.</returns>
    internal bool TryLoad(string runId, StoredStream stored)
    {
        _runId = runId;
        _hasBegun = false;
        _series.Clear();
        var isLoaded = TryReadAll(stored) && _hasBegun;
        if (_hasBegun)
        {
            loader.End(isLoaded ? stored.Sequence : 0);
        }

        return isLoaded;
    }

    private bool TryReadAll(StoredStream stored)
    {
        try
        {
            if (stored.Snapshot is { } snapshot && !TryReadSnapshot(snapshot.Body.Span))
            {
                return false;
            }

            foreach (var record in stored.Tail)
            {
                if (!TryReadRecord(record.Body.Span))
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or Google.Protobuf.InvalidProtocolBufferException)
        {
            return false;
        }
    }

    private bool TryReadSnapshot(ReadOnlySpan<byte> body)
    {
        for (var reader = Open(body); !reader.IsAtEnd;)
        {
            var field = reader.Part(out var content);
            if (!_hasBegun && field != RunSnapshot.HeadFieldNumber)
            {
                return false;
            }

            switch (field)
            {
                case RunSnapshot.HeadFieldNumber:
                    if (!TryReadHead(content))
                    {
                        return false;
                    }

                    break;
                case RunSnapshot.SeriesFieldNumber:
                    ReadSeries(content);
                    break;
                case RunSnapshot.TailFieldNumber:
                    // Has no point that is later than the latest ones of the series.
                    break;
                case RunSnapshot.ParamsFieldNumber:
                    ReadParam(content);
                    break;
                case RunSnapshot.TagsFieldNumber:
                    ReadTag(content);
                    break;
                default:
                    if (!TryReadLink(field, content))
                    {
                        return false;
                    }

                    break;
            }
        }

        return true;
    }

    private bool TryReadRecord(ReadOnlySpan<byte> body)
    {
        for (var reader = Open(body); !reader.IsAtEnd;)
        {
            var field = reader.Part(out var content);
            if (!_hasBegun && field != RunRecord.HeadFieldNumber)
            {
                return false;
            }

            switch (field)
            {
                case RunRecord.HeadFieldNumber:
                    if (!TryReadHead(content))
                    {
                        return false;
                    }

                    break;
                case RunRecord.PointsFieldNumber:
                    ReadPoints(content);
                    break;
                case RunRecord.ParamsFieldNumber:
                    ReadParam(content);
                    break;
                case RunRecord.TagsFieldNumber:
                    ReadTag(content);
                    break;
                case RunRecord.RemovedTagsFieldNumber:
                    loader.RemoveTag(content);
                    break;
                default:
                    if (!TryReadLink(field, content))
                    {
                        return false;
                    }

                    break;
            }
        }

        return true;
    }

    private static WireReader Open(ReadOnlySpan<byte> body) => body.Length > 0 && body[0] == StoredFormat.Version
        ? new WireReader(body[1..])
        : throw new InvalidDataException("another format");

    private bool TryReadHead(ReadOnlySpan<byte> content)
    {
        var info = RunRecordCodec.FromHead(HeadRecord.Parser.ParseFrom(content), _runId);
        if (_hasBegun)
        {
            loader.SetHead(info);
            return true;
        }

        return _hasBegun = loader.TryBegin(info);
    }

    /// <summary>Inputs and outputs have the same numbers in records and snapshots.</summary>
    private bool TryReadLink(int field, ReadOnlySpan<byte> content)
    {
        switch (field)
        {
            case RunRecord.DatasetsFieldNumber:
                loader.AddDataset(RunRecordCodec.FromDataset(DatasetInputRecord.Parser.ParseFrom(content)));
                return true;
            case RunRecord.ModelInputsFieldNumber:
                loader.AddModelInput(Encoding.UTF8.GetString(content));
                return true;
            case RunRecord.ModelOutputsFieldNumber:
                loader.AddModelOutput(RunRecordCodec.FromOutput(ModelOutputRecord.Parser.ParseFrom(content)));
                return true;
            default:
                return false;
        }
    }

    private void ReadSeries(ReadOnlySpan<byte> content)
    {
        var key = ReadOnlySpan<byte>.Empty;
        var (value, timestamp, step) = (0d, 0L, 0L);
        for (var reader = new WireReader(content); !reader.IsAtEnd;)
        {
            var (field, type) = reader.Tag();
            switch (field)
            {
                case SeriesRecord.KeyFieldNumber:
                    key = reader.Bytes();
                    break;
                case SeriesRecord.LatestValueFieldNumber:
                    value = reader.Double();
                    break;
                case SeriesRecord.LatestTimestampFieldNumber:
                    timestamp = (long)reader.Varint();
                    break;
                case SeriesRecord.LatestStepFieldNumber:
                    step = (long)reader.Varint();
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        var column = loader.MetricColumn(key);
        _series.Add(column);
        loader.AddPoint(column, new MetricPoint(value, timestamp, step));
    }

    private void ReadPoints(ReadOnlySpan<byte> content)
    {
        WireReader keys = default, values = default, times = default, steps = default;
        for (var reader = new WireReader(content); !reader.IsAtEnd;)
        {
            switch (reader.Part(out var part))
            {
                case PointsRecord.NewKeysFieldNumber:
                    _series.Add(loader.MetricColumn(part));
                    break;
                case PointsRecord.KeyFieldNumber:
                    keys = new WireReader(part);
                    break;
                case PointsRecord.ValueFieldNumber:
                    values = new WireReader(part);
                    break;
                case PointsRecord.TimestampDeltaFieldNumber:
                    times = new WireReader(part);
                    break;
                case PointsRecord.StepDeltaFieldNumber:
                    steps = new WireReader(part);
                    break;
            }
        }

        var (time, step) = (0L, 0L);
        while (!keys.IsAtEnd)
        {
            var key = keys.Varint();
            time = unchecked(time + times.ZigZag());
            step = unchecked(step + steps.ZigZag());
            var column = key < (ulong)_series.Count ? _series[(int)key] : throw new InvalidDataException("a key that was never named");
            loader.AddPoint(column, new MetricPoint(values.Double(), time, step));
        }
    }

    private void ReadParam(ReadOnlySpan<byte> content)
    {
        ReadPair(content, out var key, out var value);
        loader.SetParam(key, value);
    }

    private void ReadTag(ReadOnlySpan<byte> content)
    {
        ReadPair(content, out var key, out var value);
        loader.SetTag(key, value);
    }

    private static void ReadPair(ReadOnlySpan<byte> content, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        key = default;
        value = default;
        for (var reader = new WireReader(content); !reader.IsAtEnd;)
        {
            var field = reader.Part(out var part);
            if (field == PairRecord.KeyFieldNumber)
            {
                key = part;
            }
            else if (field == PairRecord.ValueFieldNumber)
            {
                value = part;
            }
        }
    }
}
