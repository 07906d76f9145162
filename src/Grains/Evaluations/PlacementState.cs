using System.Buffers.Binary;
using System.Collections.Immutable;
using Bayou.Contracts.Evaluations;
using Bayou.Grains.Evaluations.Records;
using Bayou.Grains.Journal;
using Bayou.Storage.Metrics;
using Google.Protobuf;

namespace Bayou.Grains.Evaluations;

/// <summary>
/// Which inputs a dataset has records of, and which records are on which page: about 50 bytes a record, none of their content. Ids
/// ascend in the order of insertion, so that the first id of each page tells where a record is.
/// </summary>
/// <param name="datasetId">The dataset.</param>
internal sealed class PlacementState(string datasetId) : IJournaledState<PlacementEvent>
{
    internal const int MostRecordsOfAPage = 500;
    internal const long MostBytesOfAPage = 1024 * 1024;
    private const int IdBytes = 16;

    private readonly Dictionary<UInt128, UInt128> _idsByHash = [];
    private readonly List<PageHead> _pages = [];

    /// <summary>How many records there are.</summary>
    internal int Count => _idsByHash.Count;

    internal int PageCount => _pages.Count;

    internal UInt128 LastId { get; private set; }

    internal long LastTime { get; private set; }

    /// <summary>The last command, until the pages have it.</summary>
    internal PlacementEvent? Pending { get; private set; }

    internal UInt128? FindByHash(string inputHash) => _idsByHash.TryGetValue(RecordIds.ParseHash(inputHash), out var id) ? id : null;

    /// <summary>The page on which a record is if it is there at all; -1 when it can't be on any.</summary>
    internal int PageOf(UInt128 id)
    {
        var (low, high) = (0, _pages.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _pages[middle].FirstId <= id ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    internal int LiveOn(int page) => _pages[page].Live;

    /// <summary>The pages have carried out the last command.</summary>
    internal void Settled() => Pending = null;

    /// <inheritdoc />
    public void Apply(PlacementEvent change)
    {
        if (change.Purge)
        {
            _idsByHash.Clear();
            _pages.Clear();
        }

        foreach (var write in change.Writes)
        {
            if (write.IsNew && RecordIds.TryParse(write.RecordId, out var id))
            {
                _idsByHash[RecordIds.ParseHash(write.Input.InputHash)] = id;
                (LastId, LastTime) = (id, write.Time);
                Place(id, SizeOf(write.Input));
            }
        }

        foreach (var (recordId, inputHash) in change.Removals)
        {
            if (_idsByHash.Remove(RecordIds.ParseHash(inputHash)) && RecordIds.TryParse(recordId, out var id))
            {
                var page = PageOf(id);
                _pages[page] = _pages[page] with { Live = _pages[page].Live - 1 };
            }
        }

        Pending = change;
    }

    /// <inheritdoc />
    public PlacementEvent Decode(ReadOnlyMemory<byte> body) =>
        FromRecord(StoredFormat.Decode(PlacementRecord.Parser, body, StreamNames.EvaluationPlacement(datasetId)));

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Encode(PlacementEvent change) => StoredFormat.Encode(ToRecord(change));

    /// <inheritdoc />
    public void Restore(ReadOnlyMemory<byte> body)
    {
        var snapshot = StoredFormat.Decode(PlacementSnapshot.Parser, body, StreamNames.EvaluationPlacement(datasetId));
        for (var index = snapshot.Index.Span; !index.IsEmpty; index = index[(2 * IdBytes)..])
        {
            _idsByHash.Add(BinaryPrimitives.ReadUInt128BigEndian(index), BinaryPrimitives.ReadUInt128BigEndian(index[IdBytes..]));
        }

        _pages.AddRange(snapshot.Pages.Select(page =>
            new PageHead(BinaryPrimitives.ReadUInt128BigEndian(page.FirstId.Span), page.Placed, page.Bytes, page.Live)));
        LastId = BinaryPrimitives.ReadUInt128BigEndian(snapshot.LastId.Span);
        LastTime = snapshot.LastTime;
        Pending = snapshot.Pending is null ? null : FromRecord(snapshot.Pending);
    }

    /// <inheritdoc />
    public (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot()
    {
        var index = new byte[_idsByHash.Count * 2 * IdBytes];
        var rest = index.AsSpan();
        foreach (var (hash, id) in _idsByHash)
        {
            BinaryPrimitives.WriteUInt128BigEndian(rest, hash);
            BinaryPrimitives.WriteUInt128BigEndian(rest[IdBytes..], id);
            rest = rest[(2 * IdBytes)..];
        }

        var snapshot = new PlacementSnapshot
        {
            Index = UnsafeByteOperations.UnsafeWrap(index),
            LastId = Bytes(LastId),
            LastTime = LastTime,
            Pending = Pending is null ? null : ToRecord(Pending),
        };
        snapshot.Pages.AddRange(_pages.Select(page => new PageHeadRecord
        {
            FirstId = Bytes(page.FirstId),
            Placed = page.Placed,
            Bytes = page.Bytes,
            Live = page.Live,
        }));
        return (StoredFormat.Encode(snapshot), []);
    }

    /// <inheritdoc />
    public void Compacted()
    {
        // Nothing of this state moves out of memory.
    }

    private static ByteString Bytes(UInt128 number)
    {
        var bytes = new byte[IdBytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    private static long SizeOf(RecordInput input) =>
        input.Inputs.Length + (input.Outputs?.Length ?? 0) + (input.Expectations?.Length ?? 0) + (input.Tags?.Length ?? 0) + (input.Source?.Length ?? 0);

    private static PlacementRecord ToRecord(PlacementEvent change)
    {
        var record = new PlacementRecord { Purge = change.Purge };
        record.Writes.AddRange(change.Writes.Select(EvaluationCodec.ToStored));
        record.Removals.AddRange(change.Removals.Select(removal =>
            new RemovalRecord { RecordId = removal.RecordId, InputHash = removal.InputHash }));
        return record;
    }

    private static PlacementEvent FromRecord(PlacementRecord record) => new(
        [.. record.Writes.Select(EvaluationCodec.FromStored)],
        [.. record.Removals.Select(removal => (removal.RecordId, removal.InputHash))],
        record.Purge);

    private void Place(UInt128 id, long bytes)
    {
        if (_pages.Count == 0 || _pages[^1].Placed >= MostRecordsOfAPage || _pages[^1].Bytes >= MostBytesOfAPage)
        {
            _pages.Add(new PageHead(id, 0, 0, 0));
        }

        var last = _pages[^1];
        _pages[^1] = last with { Placed = last.Placed + 1, Bytes = last.Bytes + bytes, Live = last.Live + 1 };
    }
}
