using Bayou.Search.Language;

namespace Bayou.Search.Evaluations;

/// <summary>The fields of an evaluation dataset that filters and orderings may name.</summary>
internal static class EvaluationDatasetSchema
{
    public const string Name = "name";
    public const string DatasetId = "dataset_id";
    public const string CreatedBy = "created_by";
    public const string LastUpdatedBy = "last_updated_by";
    public const string CreatedTime = "created_time";
    public const string LastUpdateTime = "last_update_time";

    /// <summary>The fields.</summary>
    public static Schema Schema { get; } = new(
        new Dictionary<string, FieldEntity> { ["tags"] = FieldEntity.Tag },
        new Dictionary<string, AttributeField>
        {
            [Name] = new(Name, FieldType.Text),
            [CreatedBy] = new(CreatedBy, FieldType.Text),
            [LastUpdatedBy] = new(LastUpdatedBy, FieldType.Text),
            [CreatedTime] = new(CreatedTime, FieldType.Whole),
            [LastUpdateTime] = new(LastUpdateTime, FieldType.Whole),
            [DatasetId] = new(DatasetId, FieldType.Text, Filterable: false),
        },
        [],
        [FieldEntity.Attribute]);

    /// <summary>Creation time, the latest first: how datasets are ordered unless the caller says otherwise.</summary>
    public static OrderPart LatestFirst { get; } = new(new Field(FieldEntity.Attribute, CreatedTime, FieldType.Whole), Descending: true);
}
