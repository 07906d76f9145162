using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Search.Language;

namespace Bayou.Search.Traces;

/// <summary>Reads the filters of traces.</summary>
internal static class TraceFilterBinder
{
    /// <summary>Reads and binds a filter.</summary>
    /// <param name="filter">The filter text, or null.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: names the part that can't be understood.</exception>
    public static ImmutableArray<BoundClause> Bind(string? filter) => [.. FilterParser.Parse(filter).Select(BindOne)];

    private static BoundClause BindOne(FilterClause clause)
    {
        var field = TraceSchema.Filterable(clause.Field);
        CheckComparator(field, clause);
        if (clause.Value is not { } value)
        {
            return new BoundClause(field, new PresenceCondition(clause.Comparator == Comparators.IsNotNull));
        }

        if (field.Type == FieldType.Whole)
        {
            return value.Kind == OperandKind.Number
                ? new BoundClause(field, WholeCondition.From(clause.Comparator, value.Text))
                : throw BayouException.InvalidParameter(
                    $"Expected numeric value type for numeric attribute: {field.Key}. Found {value.Display}. "
                    + $"Write a number without quotes, as in {LanguageError.Excerpt(clause.Field.Text)} > 5.");
        }

        CheckText(field, clause.Comparator, value);
        return new BoundClause(field, TextCondition.From(clause.Comparator, value));
    }

    private static void CheckComparator(Field field, FilterClause clause)
    {
        var comparators = TraceSchema.ComparatorsOf(field);
        if (!comparators.Contains(clause.Comparator))
        {
            throw LanguageError.Comparator(clause, comparators, "tags, metadata, feedback and expectations");
        }
    }

    private static void CheckText(Field field, string comparator, Operand value)
    {
        if (value.Kind == OperandKind.Name)
        {
            throw LanguageError.NotQuoted(value);
        }

        var list = comparator is Comparators.In or Comparators.NotIn;
        if (value.Kind != (list ? OperandKind.List : OperandKind.Text))
        {
            throw BayouException.InvalidParameter(
                $"Expected a quoted string value for {NameOf(field)} (e.g. 'my-value'). Got value {value.Display}");
        }

        if (field is { Entity: FieldEntity.Attribute, Key: TraceSchema.Prompt } && !IsPrompt(value.Text))
        {
            throw BayouException.InvalidParameter(
                $"Invalid prompt filter value: {value.Display}. "
                + "Expected the name and the version of a prompt, as in prompt = 'name/version'.");
        }
    }

    private static bool IsPrompt(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < text.Length - 1 && text.LastIndexOf('/') == slash;
    }

    private static string NameOf(Field field) => field.Entity switch
    {
        FieldEntity.Tag => "tag",
        FieldEntity.Metadata => "metadata",
        FieldEntity.Span or FieldEntity.SpanContent or FieldEntity.SpanAttribute => "span",
        FieldEntity.Feedback => "feedback",
        FieldEntity.Expectation => "expectation",
        FieldEntity.Issue => "issue",
        _ => "attributes",
    };
}
