using Bayou.Contracts.Datasets;
using Bayou.Search.Columns;
using Bayou.Search.Language;

namespace Bayou.Search.Runs.Filters;

/// <summary>Keeps rows with at least one dataset input that meets a condition. Each distinct list of inputs is judged once.</summary>
/// <param name="columns">The columns.</param>
/// <param name="key">Which of the dataset's texts is looked at; an input without it doesn't count.</param>
/// <param name="condition">The condition.</param>
internal sealed class DatasetFilter(RunColumns columns, string key, TextCondition condition) : RowFilter(FilterCost.Match)
{
    private readonly Dictionary<long, bool> _verdicts = [];

    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var lists = buffers.Wholes;
        columns.DatasetLists.CopyTo(page, lists);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += Matches(lists[place]) ? 1 : 0;
        }

        return kept;
    }

    private bool Matches(long list)
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
        for (var rest = columns.Lists.Content(list); !rest.IsEmpty;)
        {
            if (TextOf(columns.Datasets[(int)Varint.Read(ref rest)]) is { } text && condition.Matches(text))
            {
                return true;
            }
        }

        return false;
    }

    private string? TextOf(DatasetInput input) => key switch
    {
        RunSchema.DatasetName => input.Dataset.Name,
        RunSchema.DatasetDigest => input.Dataset.Digest,
        _ => input.Context,
    };
}
