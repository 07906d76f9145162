using Bayou.Contracts.Datasets;
using Bayou.Search.Language;

namespace Bayou.Search.Runs.Filters;

/// <summary>Keeps rows with at least one dataset input that meets a condition. Each distinct list of inputs is judged once.</summary>
/// <param name="columns">The columns.</param>
/// <param name="key">Which of the dataset's texts is looked at; an input without it doesn't count.</param>
/// <param name="condition">The condition.</param>
internal sealed class DatasetFilter(RunColumns columns, string key, TextCondition condition) : RowFilter(FilterCost.Match)
{
    private readonly ListVerdicts _verdicts = new(
        columns.Lists, input => TextOf(columns.Datasets[input], key) is { } text && condition.Matches(text));

    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var lists = buffers.Wholes;
        columns.DatasetLists.CopyTo(page, lists);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += _verdicts.Matches(lists[place]) ? 1 : 0;
        }

        return kept;
    }

    private static string? TextOf(DatasetInput input, string key) => key switch
    {
        RunSchema.DatasetName => input.Dataset.Name,
        RunSchema.DatasetDigest => input.Dataset.Digest,
        _ => input.Context,
    };
}
