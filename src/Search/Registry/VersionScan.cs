using System.Collections.Immutable;
using Bayou.Contracts.Registry;
using Bayou.Search.Columns;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.Registry;

/// <summary>
/// One search over the columns of versions, page by page of rows. Rows mostly come in the order of their times, and after a restart in that of
/// their names, so the scan starts where the first rows of the order are likely to be.
/// </summary>
internal sealed class VersionScan
{
    private readonly VersionColumns _columns;
    private readonly RegistrySearchPlan _plan;
    private readonly RowFilter[] _filters;
    private readonly VersionOrder _order;
    private readonly TopRows _top;
    private readonly ulong _afterBits;
    private readonly ScanBuffers _buffers = new();
    private readonly ushort[] _places = new ushort[Pages.Rows];
    private readonly ulong[] _bits = new ulong[Pages.Rows];

    private VersionScan(VersionColumns columns, RegistrySearchPlan plan)
    {
        _columns = columns;
        _plan = plan;
        _filters =
        [
            new ShownFilter(columns, plan.ShowsPrompts),
            .. plan.Clauses.Select(clause => VersionFilters.Create(columns, clause)).OrderBy(filter => filter.Cost),
        ];
        _order = new VersionOrder(columns, plan.Ordering);
        _top = new TopRows(_order, plan.Query.MaxResults + 1);
        _afterBits = plan.After is { } after ? _order.BitsOf(after.Key[0]) : 0;
    }

    /// <summary>Runs a search.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="plan">The search.</param>
    /// <param name="pages">The pages to look at, or null for all.</param>
    public static ModelVersionPage Run(VersionColumns columns, RegistrySearchPlan plan, IEnumerable<int>? pages)
    {
        var scan = new VersionScan(columns, plan);
        var all = pages ?? Enumerable.Range(0, Pages.Count(columns.RowCount));
        foreach (var page in plan.Ordering.Parts[0].Descending ? all.Reverse() : all)
        {
            scan.Look(page);
        }

        return scan.Finish();
    }

    private void Look(int page)
    {
        var places = _places.AsSpan(0, _columns.RowsIn(page));
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = (ushort)i;
        }

        foreach (var filter in _filters)
        {
            places = places[..filter.Keep(page, places, _buffers)];
            if (places.IsEmpty)
            {
                return;
            }
        }

        var bits = _bits.AsSpan(0, places.Length);
        _order.CopyBits(page, places, bits, _buffers);
        var first = Pages.FirstRow(page);
        for (var i = places.Length - 1; i >= 0; i--)
        {
            if (!_top.Refuses(bits[i]) && IsBehindToken(bits[i], first + places[i]))
            {
                _top.Offer(bits[i], first + places[i]);
            }
        }
    }

    private bool IsBehindToken(ulong bits, int row) =>
        _plan.After is not { } after || bits > _afterBits || (bits == _afterBits && _order.Compare(row, after.Key) > 0);

    private ModelVersionPage Finish()
    {
        var rows = _top.ToSortedRows();
        var reader = new VersionReader(_columns);
        var size = Math.Min(rows.Length, _plan.Query.MaxResults);
        var versions = ImmutableArray.CreateBuilder<ModelVersion>(size);
        foreach (var row in rows.AsSpan(0, size))
        {
            versions.Add(reader.Read(row));
        }

        return new ModelVersionPage(
            versions.MoveToImmutable(), rows.Length > size ? _order.TokenAfter(rows[size - 1]).Encode(_plan.Fingerprint) : null);
    }
}
