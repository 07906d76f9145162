using System.Collections.Immutable;
using Bayou.Contracts.Runs;
using Bayou.Search.Columns;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Runs.Sorting;

/// <summary>A total order of rows, bound to the columns of a table, for one search.</summary>
internal sealed class RowOrder : IScanOrder
{
    private readonly IRowIds _ids;
    private readonly SortColumn[] _parts;
    private readonly bool _idDescending;

    /// <summary>Binds an ordering of runs.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="ordering">The ordering.</param>
    public RowOrder(RunColumns columns, Ordering ordering)
        : this(columns.Heads.Ids, [.. ordering.Parts.Select(part => Create(columns, part))], ordering.IdDescending)
    {
    }

    /// <summary>Takes an ordering that is bound already.</summary>
    /// <param name="ids">The ids of all rows, which break ties.</param>
    /// <param name="parts">Most significant first.</param>
    /// <param name="idDescending">Whether greater ids come first among equals.</param>
    public RowOrder(IRowIds ids, SortColumn[] parts, bool idDescending)
    {
        _ids = ids;
        _parts = parts;
        _idDescending = idDescending;
    }

    /// <summary>Most significant first; ids break what ties they leave.</summary>
    public IReadOnlyList<SortColumn> Parts => _parts;

    /// <inheritdoc/>
    public void CopyBits(int page, ReadOnlySpan<ushort> places, Span<ulong> bits, ScanBuffers buffers)
    {
        if (_parts.Length == 0)
        {
            bits.Clear();
            return;
        }

        _parts[0].CopyBits(page, places, bits, buffers);
    }

    /// <summary>Whether rows can be kept in this order.</summary>
    public bool CanBeKept => Array.TrueForAll(_parts, static part => part.HasExactBits);

    /// <summary>What <see cref="CopyBits"/> writes for a row.</summary>
    /// <param name="row">The row.</param>
    public ulong Bits(int row) => _parts is [var first, ..] ? first.Bits(row) : 0;

    /// <inheritdoc/>
    public (ulong Least, ulong Greatest) Bounds(int page) => _parts is [var first, ..] ? first.Bounds(page) : (0, 0);

    /// <summary>The sort key of a row.</summary>
    /// <param name="row">The row.</param>
    public ImmutableArray<SortValue> Key(int row)
    {
        var key = ImmutableArray.CreateBuilder<SortValue>(_parts.Length);
        foreach (var part in _parts)
        {
            key.Add(part.Read(row));
        }

        return key.MoveToImmutable();
    }

    /// <summary>Compares two rows.</summary>
    /// <param name="left">One row.</param>
    /// <param name="right">The other.</param>
    public int Compare(int left, int right)
    {
        foreach (var part in _parts)
        {
            var compared = part.Compare(left, right);
            if (compared != 0)
            {
                return compared;
            }
        }

        var byId = _ids.Compare(left, right);
        return _idDescending ? -byId : byId;
    }

    /// <summary>Compares a row with the last row of another page.</summary>
    /// <param name="row">The row.</param>
    /// <param name="last">Where that page ended.</param>
    public int Compare(int row, PageToken last)
    {
        for (var i = 0; i < _parts.Length; i++)
        {
            var compared = _parts[i].Compare(row, last.Key[i]);
            if (compared != 0)
            {
                return compared;
            }
        }

        var byId = _ids.Compare(row, last.Id);
        return _idDescending ? -byId : byId;
    }

    /// <summary>Where a page begins that follows another one.</summary>
    /// <param name="last">Where that page ended, or null for the first.</param>
    /// <param name="ordering">What this order was bound from.</param>
    public PageScan.Start? StartAfter(PageToken? last, Ordering ordering)
    {
        if (last is null)
        {
            return null;
        }

        var bits = ordering.Parts is [var first, ..] ? SortBits.Of(last.Key[0], first.Descending) : 0;
        return new(bits, row => Compare(row, last) > 0);
    }

    /// <summary>Where rows begin that follow a row.</summary>
    /// <param name="last">The row.</param>
    public PageScan.Start StartAfter(int last) => new(Bits(last), row => Compare(row, last) > 0);

    private static SortColumn Create(RunColumns columns, OrderPart part) => part.Field.Entity switch
    {
        FieldEntity.Metric => new MetricSort(columns.Metrics.Find(part.Field.Key), part.Descending),
        FieldEntity.Param => new TextSort(columns.Params.Find(part.Field.Key), part.Descending),
        FieldEntity.Tag => new TextSort(columns.Tags.Find(part.Field.Key), part.Descending),
        _ => Attribute(columns, part),
    };

    private static SortColumn Attribute(RunColumns columns, OrderPart part)
    {
        var heads = columns.Heads;
        return part.Field.Key switch
        {
            RunSchema.StartTime => new TimeSort(heads.Starts, null, part.Descending),
            RunSchema.EndTime => new TimeSort(heads.Ends, heads.States, part.Descending),
            RunSchema.RunName => new TextSort(heads.Names, part.Descending),
            RunSchema.UserId => new TextSort(heads.Users, part.Descending),
            RunSchema.Status => new StatusSort(columns, part.Descending),
            RunSchema.ArtifactUri => new ArtifactUriSort(columns, part.Descending),
            _ => throw new InvalidOperationException($"No order is known for the attribute '{part.Field.Key}'."),
        };
    }
}
