using Bayou.Search.Columns;
using Bayou.Search.Language;

namespace Bayou.Search.Runs.Filters;

/// <summary>Keeps rows whose text meets a condition. Each distinct text is judged once, when a row with it is first met.</summary>
internal sealed class TextFilter : RowFilter
{
    private readonly TextColumn _column;
    private readonly TextCondition _condition;
    private readonly Verdict[] _verdicts;
    private char[] _buffer = [];

    /// <summary>Binds a condition to a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="condition">The condition.</param>
    public TextFilter(TextColumn column, TextCondition condition)
        : base(condition.Pattern is null ? FilterCost.Code : FilterCost.Match)
    {
        _column = column;
        _condition = condition;
        _verdicts = new Verdict[column.Texts.Count + 1];
        _verdicts[0] = Verdict.Drop;
        if (condition.Pattern is null)
        {
            JudgeByValues();
        }
    }

    private enum Verdict : byte
    {
        Unknown,
        Keep,
        Drop,
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
            var code = (int)codes[place];
            var verdict = _verdicts[code];
            if (verdict == Verdict.Unknown)
            {
                verdict = Judge(code);
            }

            places[kept] = place;
            kept += verdict == Verdict.Keep ? 1 : 0;
        }

        return kept;
    }

    /// <summary>Values are found in the dictionary, so that no text has to be compared.</summary>
    private void JudgeByValues()
    {
        var (named, others) = _condition.Negated ? (Verdict.Drop, Verdict.Keep) : (Verdict.Keep, Verdict.Drop);
        _verdicts.AsSpan(1).Fill(others);
        foreach (var value in _condition.Values)
        {
            var number = _column.Texts.Find(value);
            if (number >= 0)
            {
                _verdicts[number + 1] = named;
            }
        }
    }

    private Verdict Judge(int code)
    {
        var isMet = _condition.Pattern?.Narrow is { } narrow && _column.Texts.TryReadNarrow(code - 1, out var content) && narrow.CanJudge(content)
            ? narrow.Matches(content) != _condition.Negated
            : _condition.Matches(_column.Texts.Read(code - 1, ref _buffer));
        return _verdicts[code] = isMet ? Verdict.Keep : Verdict.Drop;
    }
}
