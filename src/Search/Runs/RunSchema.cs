using Bayou.Search.Language;

namespace Bayou.Search.Runs;

/// <summary>The fields of a run that filters and orderings may name, with MLflow's aliases.</summary>
internal static class RunSchema
{
    public const string ArtifactUri = "artifact_uri";
    public const string EndTime = "end_time";
    public const string RunId = "run_id";
    public const string RunName = "run_name";
    public const string StartTime = "start_time";
    public const string Status = "status";
    public const string UserId = "user_id";
    public const string DatasetName = "name";
    public const string DatasetDigest = "digest";
    public const string DatasetContext = "context";

    /// <summary>The fields.</summary>
    public static Schema Schema { get; } = new(
        new Dictionary<string, FieldEntity>
        {
            ["metric"] = FieldEntity.Metric,
            ["metrics"] = FieldEntity.Metric,
            ["param"] = FieldEntity.Param,
            ["params"] = FieldEntity.Param,
            ["parameter"] = FieldEntity.Param,
            ["parameters"] = FieldEntity.Param,
            ["tag"] = FieldEntity.Tag,
            ["tags"] = FieldEntity.Tag,
            ["attribute"] = FieldEntity.Attribute,
            ["attributes"] = FieldEntity.Attribute,
            ["attr"] = FieldEntity.Attribute,
            ["run"] = FieldEntity.Attribute,
            ["dataset"] = FieldEntity.Dataset,
            ["datasets"] = FieldEntity.Dataset,
        },
        Attributes(),
        [DatasetName, DatasetDigest, DatasetContext],
        [FieldEntity.Attribute, FieldEntity.Metric, FieldEntity.Param, FieldEntity.Tag]);

    /// <summary>Start time, the latest first: how runs are ordered unless the caller says otherwise.</summary>
    public static OrderPart LatestFirst { get; } = new(new Field(FieldEntity.Attribute, StartTime, FieldType.Whole), Descending: true);

    private static Dictionary<string, AttributeField> Attributes()
    {
        var startTime = new AttributeField(StartTime, FieldType.Whole);
        var runName = new AttributeField(RunName, FieldType.Text);
        return new Dictionary<string, AttributeField>
        {
            [ArtifactUri] = new(ArtifactUri, FieldType.Text),
            [EndTime] = new(EndTime, FieldType.Whole),
            [RunId] = new(RunId, FieldType.Text),
            [RunName] = runName,
            ["run name"] = runName,
            ["Run name"] = runName,
            ["Run Name"] = runName,
            [StartTime] = startTime,
            ["created"] = startTime,
            ["Created"] = startTime,
            [Status] = new(Status, FieldType.Text),
            [UserId] = new(UserId, FieldType.Text),
        };
    }
}
