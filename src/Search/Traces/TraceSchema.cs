using System.Collections.Frozen;
using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Search.Language;

namespace Bayou.Search.Traces;

/// <summary>The fields of a trace that filters and orderings may name, with MLflow's aliases and words.</summary>
internal static class TraceSchema
{
    public const string RequestId = "request_id";
    public const string ClientRequestId = "client_request_id";
    public const string Status = "status";
    public const string Timestamp = "timestamp_ms";
    public const string ExecutionTime = "execution_time_ms";
    public const string EndTime = "end_time_ms";
    public const string RunId = "run_id";
    public const string Prompt = "prompt";
    public const string ExperimentId = "experiment_id";
    public const string SpanName = "name";
    public const string SpanType = "type";
    public const string SpanStatus = "status";
    private const string Content = "content";
    private const string AttributePrefix = "attributes.";
    private const string IssueId = "id";

    private static readonly ImmutableArray<string> s_texts =
    [
        Comparators.Equal, Comparators.NotEqual, Comparators.Like, Comparators.ILike, Comparators.RLike, Comparators.In, Comparators.NotIn,
    ];

    private static readonly ImmutableArray<string> s_keyed = [.. s_texts, Comparators.IsNull, Comparators.IsNotNull];

    private static readonly FrozenDictionary<string, Field> s_filterable = new Dictionary<string, Field>
    {
        [RequestId] = Text(RequestId),
        [ClientRequestId] = Text(ClientRequestId),
        [Status] = Text(Status),
        ["timestamp"] = Whole(Timestamp),
        [Timestamp] = Whole(Timestamp),
        ["execution_time"] = Whole(ExecutionTime),
        [ExecutionTime] = Whole(ExecutionTime),
        ["end_time"] = Whole(EndTime),
        [EndTime] = Whole(EndTime),
        ["name"] = new Field(FieldEntity.Tag, TraceKeys.Name, FieldType.Text),
        [RunId] = Text(RunId),
        [Prompt] = Text(Prompt),
        ["text"] = new Field(FieldEntity.SpanContent, Content, FieldType.Text),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Field> s_orderable = new Dictionary<string, Field>(s_filterable.Where(
        pair => pair.Key is not (ClientRequestId or Prompt or "text")))
    {
        [ExperimentId] = Whole(ExperimentId),
        [RunId] = new Field(FieldEntity.Metadata, TraceKeys.SourceRun, FieldType.Text),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Request time, the latest first: how traces are ordered unless the caller says otherwise.</summary>
    public static OrderPart LatestFirst { get; } = new(Whole(Timestamp), Descending: true);

    /// <summary>Finds the field that a filter names.</summary>
    /// <param name="path">The name.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: there is no such field.</exception>
    public static Field Filterable(FieldPath path) => path.Entity switch
    {
        null or "attribute" or "attributes" or "trace" => Attribute(s_filterable, path.Key),
        "tag" or "tags" => new Field(FieldEntity.Tag, path.Key, FieldType.Text),
        "metadata" or "request_metadata" => new Field(FieldEntity.Metadata, path.Key, FieldType.Text),
        "span" => Span(path),
        "feedback" => new Field(FieldEntity.Feedback, path.Key, FieldType.Text),
        "expectation" => new Field(FieldEntity.Expectation, path.Key, FieldType.Text),
        "issue" when path.Key == IssueId => new Field(FieldEntity.Issue, IssueId, FieldType.Text),
        "issue" => throw BayouException.InvalidParameter(
            $"Invalid issue field '{LanguageError.Excerpt(path.Key)}'. The only one is 'id', as in issue.id = 'iss-…'."),
        _ => throw UnknownEntity(
            path,
            ["attribute", "attributes", "expectation", "feedback", "issue", "metadata", "request_metadata", "span", "tag", "tags", "trace"]),
    };

    /// <summary>Finds the field that an ordering clause names.</summary>
    /// <param name="path">The name.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: there is no such field, or nothing can be ordered by it.</exception>
    public static Field Orderable(FieldPath path) => path.Entity switch
    {
        null or "attribute" or "attributes" or "trace" => Attribute(s_orderable, path.Key),
        "tag" or "tags" => new Field(FieldEntity.Tag, path.Key, FieldType.Text),
        "metadata" or "request_metadata" => new Field(FieldEntity.Metadata, path.Key, FieldType.Text),
        "span" or "feedback" or "expectation" or "issue" => throw BayouException.InvalidParameter(
            $"Invalid order_by entity '{path.Entity}' in '{LanguageError.Excerpt(path.Text)}'. "
            + "There is no order by these; order by something else."),
        _ => throw UnknownEntity(path, ["attribute", "attributes", "metadata", "request_metadata", "tag", "tags", "trace"]),
    };

    /// <summary>The comparators that go with a field.</summary>
    /// <param name="field">The field.</param>
    public static ImmutableArray<string> ComparatorsOf(Field field) => field switch
    {
        { Type: FieldType.Whole } => Comparators.OfNumbers,
        { Entity: FieldEntity.Issue } or { Entity: FieldEntity.Attribute, Key: Prompt } => [Comparators.Equal],
        { Entity: FieldEntity.SpanContent } => [Comparators.Like, Comparators.ILike],
        { Entity: FieldEntity.Span or FieldEntity.SpanAttribute } => s_texts,
        { Entity: FieldEntity.Attribute, Key: RequestId or ClientRequestId or Status } => s_texts,
        _ => s_keyed,
    };

    private static Field Attribute(FrozenDictionary<string, Field> fields, string key) => fields.TryGetValue(key, out var field)
        ? field
        : throw BayouException.InvalidParameter(
            $"Invalid attribute key '{LanguageError.Excerpt(key)}' specified. Valid keys are [{Quote(fields.Keys)}]. "
            + "Everything else is named with its entity: tags.<key>, metadata.<key>.");

    private static Field Span(FieldPath path) => path.Key switch
    {
        SpanName or SpanType or SpanStatus => new Field(FieldEntity.Span, path.Key, FieldType.Text),
        Content => new Field(FieldEntity.SpanContent, Content, FieldType.Text),
        _ when path.Key.StartsWith(AttributePrefix, StringComparison.Ordinal) && path.Key.Length > AttributePrefix.Length =>
            new Field(FieldEntity.SpanAttribute, path.Key[AttributePrefix.Length..], FieldType.Text),
        _ => throw BayouException.InvalidParameter(
            $"Invalid span attribute '{LanguageError.Excerpt(path.Key)}'. "
            + "Supported attributes: name, status, type, content, attributes.<key>."),
    };

    private static BayouException UnknownEntity(FieldPath path, ReadOnlySpan<string> valid) => BayouException.InvalidParameter(
        $"Invalid entity type '{LanguageError.Excerpt(path.Entity!)}'. Valid values are [{Quote(valid.ToArray())}]. "
        + "A key with dots goes behind one of them, as in tags.mlflow.traceName.");

    private static string Quote(IEnumerable<string> names) =>
        string.Join(", ", names.Order(StringComparer.Ordinal).Select(name => $"'{name}'"));

    private static Field Whole(string name) => new(FieldEntity.Attribute, name, FieldType.Whole);

    private static Field Text(string name) => new(FieldEntity.Attribute, name, FieldType.Text);
}
