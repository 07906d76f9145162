using Bayou.Search.Columns;

namespace Bayou.Search.Runs.Filters;

/// <summary>Tells which lists of a table hold an integer that is looked for. Each list is judged once, however many rows share it.</summary>
/// <param name="lists">The lists.</param>
/// <param name="isWanted">Whether an integer is looked for.</param>
internal sealed class ListVerdicts(RowLists lists, Predicate<int> isWanted)
{
    private readonly Dictionary<long, bool> _verdicts = new() { [RowLists.Empty] = false };

    /// <summary>Whether a list holds one.</summary>
    /// <param name="list">The list's number.</param>
    public bool Matches(long list)
    {
        if (!_verdicts.TryGetValue(list, out var verdict))
        {
            verdict = Judge((int)list);
            _verdicts.Add(list, verdict);
        }

        return verdict;
    }

    private bool Judge(int list)
    {
        for (var rest = lists.Content(list); !rest.IsEmpty;)
        {
            if (isWanted((int)Varint.Read(ref rest)))
            {
                return true;
            }
        }

        return false;
    }
}
