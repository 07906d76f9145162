using Bayou.Contracts.Traces;
using Bayou.Search.Columns;
using Bayou.Search.Language;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.Traces.Filters;

/// <summary>
/// Keeps traces by their assessments. One whose metadata names a session covers every trace of that session. Few traces have assessments as
/// a rule, so these are judged once, before the scan.
/// </summary>
internal sealed class AssessmentFilter : RowFilter
{
    private readonly HashSet<int> _rows = [];
    private readonly HashSet<long> _sessions = [];
    private readonly TextColumn? _sessionColumn;
    private readonly bool _wanted;

    /// <summary>Finds the traces and sessions with an assessment of a kind.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="judge">Whether an assessment counts.</param>
    /// <param name="wanted">Whether a trace must have one, or must not.</param>
    public AssessmentFilter(TraceColumns columns, Predicate<Assessment> judge, bool wanted)
        : base(FilterCost.Code)
    {
        _wanted = wanted;
        _sessionColumn = columns.Metadata.Find(TraceKeys.Session);
        foreach (var (row, assessments) in columns.Assessments)
        {
            foreach (var assessment in assessments)
            {
                if (judge(assessment))
                {
                    _rows.Add(row);
                    AddSession(assessment);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var codes = buffers.Wholes;
        var hasSessions = _sessions.Count > 0 && _sessionColumn!.TryCopyCodes(page, codes);
        var first = Pages.FirstRow(page);
        var kept = 0;
        foreach (var place in places)
        {
            var covered = _rows.Contains(first + place) || (hasSessions && _sessions.Contains(codes[place]));
            places[kept] = place;
            kept += covered == _wanted ? 1 : 0;
        }

        return kept;
    }

    private void AddSession(Assessment assessment)
    {
        foreach (var entry in assessment.Metadata)
        {
            if (entry.Key == TraceKeys.Session && _sessionColumn?.Texts.Find(entry.Value) is >= 0 and var text)
            {
                _sessions.Add(text + 1);
            }
        }
    }
}
