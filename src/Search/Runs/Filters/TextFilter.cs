using Bayou.Search.Columns;
using Bayou.Search.Language;

namespace Bayou.Search.Runs.Filters;

/// <summary>
/// Keeps rows whose text meets a condition. Values are looked up once, so that no text has to be compared; with a pattern each distinct text is
/// judged when a row with it is first met.
/// </summary>
internal sealed class TextFilter : RowFilter
{
    private readonly TextColumn _column;
    private readonly bool _negated;
    private readonly CodeSet? _codes;
    private readonly TextVerdicts? _verdicts;

    /// <summary>Binds a condition to a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="condition">The condition.</param>
    public TextFilter(TextColumn column, TextCondition condition)
        : base(condition.Pattern is null ? FilterCost.Code : FilterCost.Match)
    {
        _column = column;
        _negated = condition.Negated;
        if (condition.Pattern is null)
        {
            _codes = new CodeSet(condition.Values.Select(value => column.Texts.Find(value) + 1));
        }
        else
        {
            _verdicts = new TextVerdicts(column.Texts, condition);
        }
    }

    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var codes = buffers.Wholes;
        if (!_column.TryCopyCodes(page, codes))
        {
            return 0;
        }

        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += Matches((int)codes[place]) ? 1 : 0;
        }

        return kept;
    }

    /// <inheritdoc/>
    public override bool Matches(int row, ScanBuffers buffers) => Matches(_column.Code(row));

    /// <inheritdoc/>
    public override bool MayMatch(int page)
    {
        var (least, greatest) = _column.Bounds(page);
        return least <= greatest && (_negated || _codes is null || (_codes.Least <= greatest && _codes.Greatest >= least));
    }

    private bool Matches(int code) => code != 0 && (_codes is null ? _verdicts!.IsMet(code) : _codes.Contains(code) != _negated);
}
