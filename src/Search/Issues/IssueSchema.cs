using System.Collections.Immutable;
using Bayou.Contracts.Issues;
using Bayou.Search.Language;

namespace Bayou.Search.Issues;

/// <summary>The fields of an issue that filters may name, and the one order that issues have.</summary>
internal static class IssueSchema
{
    /// <summary>Orders by how bad an issue is.</summary>
    public const string Severity = "severity";

    /// <summary>Orders by how many traces an issue shows in.</summary>
    public const string TraceCount = "trace_count";

    /// <summary>Orders by creation.</summary>
    public const string CreatedTime = "created_timestamp";

    private const string Status = "status";
    private const string SourceRunId = "source_run_id";

    private static readonly OrderPart s_severity = Descending(Severity);
    private static readonly OrderPart s_traceCount = Descending(TraceCount);
    private static readonly OrderPart s_createdTime = Descending(CreatedTime);

    /// <summary>The fields.</summary>
    public static Schema Schema { get; } = new(
        new Dictionary<string, FieldEntity>(),
        new Dictionary<string, AttributeField>
        {
            [Status] = new(Status, FieldType.Text),
            [SourceRunId] = new(SourceRunId, FieldType.Text),
        },
        [],
        []);

    /// <summary>The worst first, then what shows in the most traces, then the newest.</summary>
    /// <param name="countsTraces">Whether traces are counted.</param>
    public static Ordering Ordering(bool countsTraces)
    {
        ImmutableArray<OrderPart> parts = countsTraces ? [s_severity, s_traceCount, s_createdTime] : [s_severity, s_createdTime];
        return new Ordering(parts, IdDescending: true);
    }

    /// <summary>The text of a field of an issue, as MLflow writes it; or null.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="key">The field.</param>
    public static string? Text(Issue issue, string key) => key == SourceRunId ? issue.SourceRunId : IssueWords.Of(issue.Status);

    private static OrderPart Descending(string key) => new(new Field(FieldEntity.Attribute, key, FieldType.Whole), Descending: true);
}
