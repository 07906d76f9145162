using System.Collections.Frozen;
using Bayou.Contracts.Errors;
using Bayou.Search.Language;

namespace Bayou.Search.LoggedModels;

/// <summary>The fields of a logged model that filters and orderings may name, with MLflow's aliases and words.</summary>
internal static class LoggedModelSchema
{
    public const string CreationTime = "creation_timestamp_ms";
    public const string LastUpdateTime = "last_updated_timestamp_ms";
    public const string ModelId = "model_id";
    public const string ModelType = "model_type";
    public const string Name = "name";
    public const string SourceRunId = "source_run_id";
    public const string Status = "status";
    private const string MetricPrefix = "metrics.";

    private static readonly FrozenDictionary<string, Field> s_attributes = new Dictionary<string, Field>
    {
        [CreationTime] = Whole(CreationTime),
        ["creation_timestamp"] = Whole(CreationTime),
        ["creation_time"] = Whole(CreationTime),
        [LastUpdateTime] = Whole(LastUpdateTime),
        ["last_updated_timestamp"] = Whole(LastUpdateTime),
        [ModelId] = Text(ModelId),
        [ModelType] = Text(ModelType),
        [Name] = Text(Name),
        [SourceRunId] = Text(SourceRunId),
        [Status] = Text(Status),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Creation time, the latest first: how models are ordered unless the caller says otherwise.</summary>
    public static OrderPart LatestFirst { get; } = new(Whole(CreationTime), Descending: true);

    /// <summary>Finds the field that a filter names.</summary>
    /// <param name="path">The name.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: there is no such field.</exception>
    public static Field Filterable(FieldPath path) => path.Entity switch
    {
        null or "attributes" => s_attributes.TryGetValue(path.Key, out var field) ? field : throw BayouException.InvalidParameter(
            $"Invalid attribute key '{LanguageError.Excerpt(path.Key)}' specified. Valid keys are [{Known()}]."),
        "metrics" => Metric(path.Key),
        "params" => new Field(FieldEntity.Param, path.Key, FieldType.Text),
        "tags" => new Field(FieldEntity.Tag, path.Key, FieldType.Text),
        _ => throw BayouException.InvalidParameter(
            $"Invalid entity type: '{LanguageError.Excerpt(path.Entity)}'. Expected one of ['attributes', 'metrics', 'params', 'tags']."),
    };

    /// <summary>Finds the field that an ordering clause names. Statuses are ordered by number.</summary>
    /// <param name="name">An attribute, or <c>metrics.</c> and a metric's name.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: there is no such field, or nothing can be ordered by it.</exception>
    public static Field Orderable(string name)
    {
        if (name.StartsWith(MetricPrefix, StringComparison.Ordinal))
        {
            return Metric(name[MetricPrefix.Length..].Trim('`'));
        }

        if (name.Contains('.', StringComparison.Ordinal))
        {
            throw BayouException.InvalidParameter(
                $"Invalid order by field name: {LanguageError.Excerpt(name)}. Only metrics are supported. Write an attribute by its bare name.");
        }

        if (!s_attributes.TryGetValue(name, out var field))
        {
            throw BayouException.InvalidParameter(
                $"Invalid order by field name: {LanguageError.Excerpt(name)}. Valid names are [{Known()}] and metrics.<key>.");
        }

        return field.Key == Status ? Whole(Status) : field;
    }

    private static string Known() => string.Join(", ", s_attributes.Keys.Order(StringComparer.Ordinal).Select(name => $"'{name}'"));

    private static Field Metric(string key) => new(FieldEntity.Metric, key, FieldType.Number);

    private static Field Whole(string name) => new(FieldEntity.Attribute, name, FieldType.Whole);

    private static Field Text(string name) => new(FieldEntity.Attribute, name, FieldType.Text);
}
