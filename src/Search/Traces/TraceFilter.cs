using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Search.Language;

namespace Bayou.Search.Traces;

/// <summary>What traces must meet, not yet bound to any table.</summary>
/// <param name="Texts">The filters as written, of which all must hold.</param>
/// <param name="Rows">Clauses that a trace's head and assessments answer.</param>
/// <param name="Spans">Clauses that one and the same span must meet.</param>
internal sealed record TraceFilter(ImmutableArray<string?> Texts, ImmutableArray<BoundClause> Rows, ImmutableArray<BoundClause> Spans)
{
    /// <summary>Whether the spans' content must be read.</summary>
    public bool NeedsContent { get; } = Spans.Any(clause => clause.Field.Entity is FieldEntity.SpanContent or FieldEntity.SpanAttribute);

    /// <summary>Reads filters.</summary>
    /// <param name="texts">The filters; null and empty ones match all.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: names the part that can't be understood.</exception>
    public static TraceFilter From(params ReadOnlySpan<string?> texts)
    {
        var rows = ImmutableArray.CreateBuilder<BoundClause>();
        var spans = ImmutableArray.CreateBuilder<BoundClause>();
        foreach (var text in texts)
        {
            foreach (var clause in TraceFilterBinder.Bind(text))
            {
                (IsAboutSpans(clause) ? spans : rows).Add(clause);
            }
        }

        return new TraceFilter([.. texts], rows.ToImmutable(), spans.ToImmutable());
    }

    /// <summary>The same filter with conditions of its own: those with patterns are not safe for use by two threads at once.</summary>
    public TraceFilter Copy() => From(Texts.AsSpan());

    private static bool IsAboutSpans(BoundClause clause) =>
        clause.Field.Entity is FieldEntity.Span or FieldEntity.SpanContent or FieldEntity.SpanAttribute;
}
