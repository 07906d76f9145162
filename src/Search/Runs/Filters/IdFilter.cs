using Bayou.Search.Columns;
using Bayou.Search.Language;

namespace Bayou.Search.Runs.Filters;

/// <summary>Keeps rows by id.</summary>
internal sealed class IdFilter : RowFilter
{
    private readonly TextDictionary _ids;
    private readonly TextCondition _condition;
    private readonly HashSet<int>? _rows;
    private char[] _buffer = [];

    /// <summary>Binds a condition; ids named one by one are looked up at once.</summary>
    /// <param name="ids">The ids of all rows.</param>
    /// <param name="condition">The condition.</param>
    public IdFilter(TextDictionary ids, TextCondition condition)
        : base(condition.Pattern is null ? FilterCost.Code : FilterCost.Match)
    {
        _ids = ids;
        _condition = condition;
        _rows = condition.Pattern is null ? [.. condition.Values.Select(id => _ids.Find(id))] : null;
    }

    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var first = Pages.FirstRow(page);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += Matches(first + place) ? 1 : 0;
        }

        return kept;
    }

    /// <inheritdoc/>
    public override bool Matches(int row, ScanBuffers buffers) => Matches(row);

    private bool Matches(int row) =>
        _rows is null ? _condition.Matches(_ids.Read(row, ref _buffer)) : _rows.Contains(row) != _condition.Negated;
}
