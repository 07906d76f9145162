using Bayou.Contracts.Evaluations;
using Bayou.Contracts.Runs;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Evaluations;

/// <summary>A total order of evaluation datasets.</summary>
/// <param name="ordering">The order.</param>
internal sealed class EvaluationDatasetOrder(Ordering ordering) : IComparer<EvaluationDataset>
{
    /// <summary>Where a page ends.</summary>
    /// <param name="last">Its last dataset.</param>
    public PageToken TokenAfter(EvaluationDataset last) =>
        new([.. ordering.Parts.Select(part => Read(last, part.Field))], last.DatasetId);

    /// <inheritdoc/>
    public int Compare(EvaluationDataset? x, EvaluationDataset? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return Compare(x, TokenAfter(y));
    }

    /// <summary>Compares a dataset with the last one of another page.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="last">Where that page ended.</param>
    public int Compare(EvaluationDataset dataset, PageToken last)
    {
        for (var i = 0; i < ordering.Parts.Length; i++)
        {
            var compared = SortValues.Compare(Read(dataset, ordering.Parts[i].Field), last.Key[i], ordering.Parts[i].Descending);
            if (compared != 0)
            {
                return compared;
            }
        }

        var byId = string.CompareOrdinal(dataset.DatasetId, last.Id);
        return ordering.IdDescending ? -byId : byId;
    }

    /// <summary>The text of a field of a dataset, or null.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="key">The field.</param>
    public static string? Text(EvaluationDataset dataset, string key) => key switch
    {
        EvaluationDatasetSchema.Name => dataset.Name,
        EvaluationDatasetSchema.CreatedBy => dataset.CreatedBy,
        EvaluationDatasetSchema.LastUpdatedBy => dataset.LastUpdatedBy,
        _ => throw new InvalidOperationException($"The attribute '{key}' is no text."),
    };

    /// <summary>The time of a field of a dataset.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="key">The field.</param>
    public static long Time(EvaluationDataset dataset, string key) =>
        key == EvaluationDatasetSchema.CreatedTime ? dataset.CreatedTime : dataset.LastUpdateTime;

    private static SortValue Read(EvaluationDataset dataset, Field field)
    {
        if (field.Type == FieldType.Whole)
        {
            return SortValues.OfWhole(Time(dataset, field.Key));
        }

        return Text(dataset, field.Key) is { } text ? SortValues.OfText(text) : SortValues.Absent;
    }
}
