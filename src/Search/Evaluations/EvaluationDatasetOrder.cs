using Bayou.Contracts.Evaluations;
using Bayou.Contracts.Runs;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Evaluations;

/// <summary>Makes total orders of evaluation datasets; their ids end them.</summary>
internal static class EvaluationDatasetOrder
{
    /// <summary>An order of datasets.</summary>
    /// <param name="ordering">The order.</param>
    public static EntityOrder<EvaluationDataset> Of(Ordering ordering) =>
        new(ordering, Read, dataset => dataset.DatasetId, string.CompareOrdinal);

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
