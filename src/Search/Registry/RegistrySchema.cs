using Bayou.Search.Language;

namespace Bayou.Search.Registry;

/// <summary>The fields of registered models and of model versions that filters and orderings may name.</summary>
internal static class RegistrySchema
{
    public const string Name = "name";
    public const string VersionNumber = "version_number";
    public const string RunId = "run_id";
    public const string SourcePath = "source_path";
    public const string CreationTime = "creation_timestamp";
    public const string LastUpdateTime = "last_updated_timestamp";

    private static readonly Dictionary<string, FieldEntity> s_entities = new()
    {
        ["tag"] = FieldEntity.Tag,
        ["tags"] = FieldEntity.Tag,
        ["attribute"] = FieldEntity.Attribute,
    };

    private static readonly AttributeField s_lastUpdate = new(LastUpdateTime, FieldType.Whole, Filterable: false);

    /// <summary>The fields of registered models.</summary>
    public static Schema Models { get; } = new(
        s_entities,
        new Dictionary<string, AttributeField>
        {
            [Name] = new(Name, FieldType.Text),
            ["timestamp"] = s_lastUpdate,
            [LastUpdateTime] = s_lastUpdate,
        },
        [],
        [FieldEntity.Attribute]);

    /// <summary>The fields of model versions.</summary>
    public static Schema Versions { get; } = new(
        s_entities,
        new Dictionary<string, AttributeField>
        {
            [Name] = new(Name, FieldType.Text),
            [VersionNumber] = new(VersionNumber, FieldType.Whole),
            [RunId] = new(RunId, FieldType.Text),
            [SourcePath] = new(SourcePath, FieldType.Text),
            [CreationTime] = new(CreationTime, FieldType.Whole, Filterable: false),
            [LastUpdateTime] = s_lastUpdate,
        },
        [],
        [FieldEntity.Attribute]);

    /// <summary>The order of an attribute.</summary>
    /// <param name="attribute">Its name.</param>
    /// <param name="type">What its values are.</param>
    /// <param name="descending">Whether greater values come first.</param>
    public static OrderPart Part(string attribute, FieldType type, bool descending) =>
        new(new Field(FieldEntity.Attribute, attribute, type), descending);
}
