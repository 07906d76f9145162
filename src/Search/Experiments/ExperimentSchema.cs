using Bayou.Search.Language;

namespace Bayou.Search.Experiments;

/// <summary>The fields of an experiment that filters and orderings may name.</summary>
internal static class ExperimentSchema
{
    public const string Name = "name";
    public const string ExperimentId = "experiment_id";
    public const string CreationTime = "creation_time";
    public const string LastUpdateTime = "last_update_time";

    /// <summary>The fields.</summary>
    public static Schema Schema { get; } = new(
        new Dictionary<string, FieldEntity>
        {
            ["tag"] = FieldEntity.Tag,
            ["tags"] = FieldEntity.Tag,
            ["attribute"] = FieldEntity.Attribute,
            ["attributes"] = FieldEntity.Attribute,
            ["attr"] = FieldEntity.Attribute,
        },
        new Dictionary<string, AttributeField>
        {
            [Name] = new(Name, FieldType.Text),
            [ExperimentId] = new(ExperimentId, FieldType.Text, Filterable: false),
            [CreationTime] = new(CreationTime, FieldType.Whole),
            [LastUpdateTime] = new(LastUpdateTime, FieldType.Whole),
        },
        [],
        [FieldEntity.Attribute]);
}
