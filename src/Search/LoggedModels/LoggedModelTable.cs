using System.Collections.Immutable;
using Bayou.Contracts.LoggedModels;

namespace Bayou.Search.LoggedModels;

/// <summary>
/// The columns over all logged models of one experiment, and the search over them. Holds everything that a model's document has.
/// Not safe for use by two threads at once.
/// </summary>
public sealed class LoggedModelTable
{
    private readonly LoggedModelColumns _columns = new();
    private readonly LoggedModelWriter _writer;

    /// <summary>Makes an empty table.</summary>
    public LoggedModelTable() => _writer = new LoggedModelWriter(_columns);

    /// <summary>How many models it holds, deleted ones included.</summary>
    public int Count => _columns.RowCount;

    /// <summary>Checks filter, datasets, order, page size and page token without looking at any model.</summary>
    /// <param name="query">The search to check.</param>
    /// <exception cref="Contracts.Errors.BayouException">INVALID_PARAMETER_VALUE: names the part that can't be understood.</exception>
    public static void Validate(LoggedModelSearchQuery query) => LoggedModelSearchPlan.From(query);

    /// <summary>Takes note of a change; one that the table holds already is dropped.</summary>
    /// <param name="change">What changed in one model.</param>
    /// <returns>False when the table lacks an earlier change: read the whole model and give it to <see cref="Replace"/>.</returns>
    public bool TryApply(LoggedModelChange change)
    {
        var row = _columns.Ids.Find(change.ModelId);
        var known = row < 0 ? 0 : _columns.Sequences[row];
        if (row >= 0 && change.Sequence <= known)
        {
            return true;
        }

        if (change.PreviousSequence > known || (row < 0 && change.Info is null))
        {
            return false;
        }

        _writer.Write(row < 0 ? _writer.AddRow(change.Info!) : row, change);
        return true;
    }

    /// <summary>Takes a whole model, in place of what the table held of it. One older than what the table holds is dropped.</summary>
    /// <param name="history">All changes of one model, in order; the first has its head.</param>
    public void Replace(ImmutableArray<LoggedModelChange> history)
    {
        var row = _columns.Ids.Find(history[0].ModelId);
        if (row >= 0 && history[^1].Sequence < _columns.Sequences[row])
        {
            return;
        }

        if (row < 0)
        {
            row = _writer.AddRow(history[0].Info!);
        }
        else
        {
            _writer.Clear(row);
        }

        foreach (var change in history)
        {
            _writer.Write(row, change);
        }
    }

    /// <summary>One page of the models that match.</summary>
    /// <param name="query">Filter, datasets, order and page; its experiment ids only tie page tokens to it.</param>
    /// <exception cref="Contracts.Errors.BayouException">
    /// INVALID_PARAMETER_VALUE: a filter, order, page size or token that can't be understood.
    /// </exception>
    public LoggedModelSearchPage Search(LoggedModelSearchQuery query) => LoggedModelScan.Run(_columns, LoggedModelSearchPlan.From(query));
}
