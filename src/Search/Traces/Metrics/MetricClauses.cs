using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;
using Bayou.Search.Language;

namespace Bayou.Search.Traces.Metrics;

/// <summary>Reads the filters of trace metrics: each is one comparison with <c>=</c>.</summary>
internal static class MetricClauses
{
    public const string Name = "name";
    public const string Type = "type";
    public const string Status = "status";
    private const string TagPrefix = "tag.";
    private const string MetadataPrefix = "metadata.";

    /// <summary>Reads a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="view">What is counted.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it can't be understood, or doesn't go with the view.</exception>
    public static MetricClause Read(string filter, TraceMetricsView view)
    {
        var clauses = FilterParser.Parse(filter);
        if (clauses is not [{ Comparator: Comparators.Equal, Value.Kind: OperandKind.Text } clause])
        {
            throw BayouException.InvalidParameter(
                $"Invalid filter '{LanguageError.Excerpt(filter)}'. "
                + "Each filter of a trace metric is one comparison of the form <field> = '<value>'.");
        }

        var (path, value) = (clause.Field, clause.Value!.Text);
        return (path.Entity, path.Key) switch
        {
            ("trace", Status) => new MetricClause(MetricEntity.TraceStatus, Status, value),
            ("trace", var key) when IsKeyBehind(key, TagPrefix) => new MetricClause(MetricEntity.TraceTag, key[TagPrefix.Length..], value),
            ("trace", var key) when IsKeyBehind(key, MetadataPrefix) =>
                new MetricClause(MetricEntity.TraceMetadata, key[MetadataPrefix.Length..], value),
            ("span", Name or Type or Status) when view == TraceMetricsView.Spans => new MetricClause(MetricEntity.Span, path.Key, value),
            ("assessment", Name or Type) when view == TraceMetricsView.Assessments =>
                new MetricClause(MetricEntity.Assessment, path.Key, value),
            ("span", Name or Type or Status) => throw Refusal(path, "It goes with the SPANS view only."),
            ("assessment", Name or Type) => throw Refusal(path, "It goes with the ASSESSMENTS view only."),
            _ => throw Refusal(
                path,
                "Valid are trace.status, trace.tag.<key>, trace.metadata.<key>, span.name, span.type, span.status, assessment.name "
                + "and assessment.type."),
        };
    }

    private static bool IsKeyBehind(string key, string prefix) =>
        key.StartsWith(prefix, StringComparison.Ordinal) && key.Length > prefix.Length;

    private static BayouException Refusal(FieldPath path, string hint) =>
        BayouException.InvalidParameter($"Invalid filter field '{LanguageError.Excerpt(path.Text)}' of a trace metric. {hint}");
}
