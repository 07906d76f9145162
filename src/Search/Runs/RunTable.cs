using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.Runs;

/// <summary>
/// The columns over all runs of one experiment, and the search over them. Holds everything that a run document has.
/// Not safe for use by two threads at once.
/// </summary>
public sealed class RunTable
{
    private readonly RunColumns _columns;
    private readonly RunWriter _writer;

    /// <summary>Makes an empty table.</summary>
    public RunTable()
        : this(new SortedOrderLimits())
    {
    }

    /// <summary>Makes an empty table that keeps orders by sizes of one's own.</summary>
    /// <param name="limits">The sizes.</param>
    internal RunTable(SortedOrderLimits limits)
    {
        _columns = new RunColumns(limits);
        _writer = new RunWriter(_columns);
    }

    /// <summary>How many runs it holds, deleted ones included.</summary>
    public int Count => _columns.RowCount;

    /// <summary>What the last search had to look at.</summary>
    internal SearchCost LastCost { get; private set; }

    /// <summary>Checks filter, order, page size and page token without looking at any run.</summary>
    /// <param name="query">The search to check; its experiment ids are not looked at.</param>
    /// <exception cref="Contracts.Errors.BayouException">INVALID_PARAMETER_VALUE: names the part that can't be understood.</exception>
    public static void Validate(RunSearchQuery query) => RunSearchPlan.From(query);

    /// <summary>The sequence number up to which the table knows a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="sequence">The number, when the answer is true.</param>
    /// <returns>Whether the table holds the run.</returns>
    public bool TryGetSequence(string runId, out long sequence)
    {
        var row = _columns.RowOf(runId);
        sequence = row < 0 ? 0 : _columns.Sequences[row];
        return row >= 0;
    }

    /// <summary>Takes note of a change.</summary>
    /// <param name="change">What changed in one run.</param>
    /// <returns>What was done; after <see cref="RunApplyOutcome.Gap"/> the table is as before.</returns>
    public RunApplyOutcome Apply(RunChange change)
    {
        var row = _columns.RowOf(change.RunId);
        var known = row < 0 ? 0 : _columns.Sequences[row];
        if (row >= 0 && change.Sequence <= known)
        {
            return RunApplyOutcome.AlreadyKnown;
        }

        if (change.PreviousSequence > known || (row < 0 && change.Info is null))
        {
            return RunApplyOutcome.Gap;
        }

        var isNew = row < 0;
        row = isNew ? _writer.AddRow(change.Info!) : row;
        _writer.Write(row, change);
        _columns.Sorted.OnChange(row, isNew, change);
        return RunApplyOutcome.Applied;
    }

    /// <summary>Takes a whole run, in place of what the table held of it. One older than what the table holds is dropped.</summary>
    /// <param name="run">The run.</param>
    /// <param name="sequence">The run's sequence number in this state.</param>
    public void Replace(Run run, long sequence)
    {
        var row = _columns.RowOf(run.Info.RunId);
        if (row >= 0 && sequence < _columns.Sequences[row])
        {
            return;
        }

        if (row < 0)
        {
            row = _writer.AddRow(run.Info);
        }
        else
        {
            _writer.Clear(row);
        }

        _writer.Write(row, new RunChange(
            run.Info.RunId,
            sequence,
            sequence,
            run.Info,
            run.Metrics,
            run.Params,
            run.Tags,
            [],
            run.DatasetInputs,
            run.ModelInputs,
            run.ModelOutputs));
        _columns.Sorted.OnReplaced(row);
    }

    /// <summary>Makes what fills the table with stored runs, piece by piece.</summary>
    public RunLoader CreateLoader() => new(_columns, _writer);

    /// <summary>The whole run, deleted or not; null when the table lacks it.</summary>
    /// <param name="runId">The run.</param>
    public Run? Find(string runId)
    {
        var row = _columns.RowOf(runId);
        return row < 0 ? null : new RunReader(_columns, null).Read(row);
    }

    /// <summary>Ids of the runs that a view shows, in the order in which the table met them. Must be read before the next change.</summary>
    /// <param name="view">Which life-cycle stages.</param>
    public IEnumerable<string> RunIds(ViewType view)
    {
        for (var row = 0; row < Count; row++)
        {
            if (view.Shows(RunState.Stage(_columns.Heads.States[row])))
            {
                yield return _columns.Heads.Ids.Get(row);
            }
        }
    }

    /// <summary>One page of the runs that match.</summary>
    /// <param name="query">Filter, order and page; its experiment ids are not looked at.</param>
    /// <exception cref="Contracts.Errors.BayouException">
    /// INVALID_PARAMETER_VALUE: a filter, order, page size or token that can't be understood.
    /// </exception>
    public RunSearchPage Search(RunSearchQuery query)
    {
        var page = RunScan.Run(_columns, RunSearchPlan.From(query), out var cost);
        LastCost = cost;
        return page;
    }
}
