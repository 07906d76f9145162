using System.Collections.Immutable;
using Bayou.Contracts.Traces;
using Bayou.Search.Language;
using Bayou.Spans;

namespace Bayou.Search.Traces.Spans;

/// <summary>Clauses that one and the same span must meet. Not safe for use by two threads at once.</summary>
/// <param name="clauses">The clauses.</param>
internal sealed class SpanConditions(ImmutableArray<BoundClause> clauses)
{
    /// <summary>Texts that the content of such a span holds, case aside.</summary>
    public ImmutableArray<string> Needles { get; } = [.. clauses.SelectMany(NeedlesOf)];

    /// <summary>Whether the clauses about name, type and status hold. A span without a type meets none about types.</summary>
    /// <param name="name">The span's name.</param>
    /// <param name="type">Its type, or null.</param>
    /// <param name="status">Its status.</param>
    public bool MatchesFacet(string name, string? type, SpanStatus status)
    {
        foreach (var clause in clauses)
        {
            if (clause.Field.Entity != FieldEntity.Span)
            {
                continue;
            }

            var text = clause.Field.Key switch
            {
                TraceSchema.SpanName => name,
                TraceSchema.SpanType => type,
                _ => NameOf(status),
            };
            if (text is null || !((TextCondition)clause.Condition).Matches(text))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether all clauses hold for a span.</summary>
    /// <param name="span">The span.</param>
    public bool Matches(StoredSpan span)
    {
        var status = (SpanStatus)(int)(span.Span.Status?.Code ?? default);
        if (!MatchesFacet(span.Span.Name, span.Facts.Type, status))
        {
            return false;
        }

        string? content = null;
        foreach (var clause in clauses)
        {
            var text = clause.Field.Entity switch
            {
                FieldEntity.SpanContent => content ??= SpanTexts.Of(span),
                FieldEntity.SpanAttribute => SpanTexts.Attribute(span, clause.Field.Key),
                _ => string.Empty,
            };
            if (clause.Field.Entity != FieldEntity.Span && (text is null || !((TextCondition)clause.Condition).Matches(text)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>MLflow's name of a status.</summary>
    /// <param name="status">The status.</param>
    public static string NameOf(SpanStatus status) => status switch
    {
        SpanStatus.Ok => "OK",
        SpanStatus.Error => "ERROR",
        _ => "UNSET",
    };

    private static IEnumerable<string> NeedlesOf(BoundClause clause)
    {
        if (clause.Field.Entity is not (FieldEntity.SpanContent or FieldEntity.SpanAttribute))
        {
            return [];
        }

        var condition = (TextCondition)clause.Condition;
        IEnumerable<string> texts = condition switch
        {
            { Negated: true } => [],
            { Pattern: { } pattern } => pattern.Literals,
            { Values.Length: 1 } => condition.Values,
            _ => [],
        };
        return clause.Field.Entity == FieldEntity.SpanAttribute ? texts.Append(clause.Field.Key) : texts;
    }
}
