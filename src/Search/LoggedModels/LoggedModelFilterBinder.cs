using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Search.Language;

namespace Bayou.Search.LoggedModels;

/// <summary>
/// Reads the filters of logged models. Unlike other filters, text may stand without quotes, as in <c>params.lr = 0.01</c>, and
/// nothing can be asked for its presence.
/// </summary>
internal static class LoggedModelFilterBinder
{
    /// <summary>Reads and binds a filter.</summary>
    /// <param name="filter">The filter text, or null.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: names the part that can't be understood.</exception>
    public static ImmutableArray<BoundClause> Bind(string? filter) => [.. Parse(filter).Select(BindOne)];

    private static ImmutableArray<FilterClause> Parse(string? filter)
    {
        try
        {
            return FilterParser.Parse(filter);
        }
        catch (BayouException exception)
        {
            throw new BayouException(
                exception.Code,
                $"Invalid filter string: '{LanguageError.Excerpt(filter!)}'. Expected a list of comparisons separated by 'AND' "
                + $"(e.g. 'metrics.loss > 0.1 AND params.lr = 0.01'). {exception.Message}",
                exception);
        }
    }

    private static BoundClause BindOne(FilterClause clause)
    {
        var field = LoggedModelSchema.Filterable(clause.Field);
        var comparators = field.Type == FieldType.Text ? Comparators.OfTexts : Comparators.OfNumbers;
        if (clause.Value is not { } value || !comparators.Contains(clause.Comparator))
        {
            var allowed = string.Join(", ", comparators.Select(comparator => $"'{comparator}'"));
            throw BayouException.InvalidParameter(
                $"Invalid comparison operator for {LanguageError.Excerpt(clause.Field.Text)}: '{LanguageError.Excerpt(clause.Comparator)}'. "
                + $"Expected one of ({allowed}).");
        }

        var isList = clause.Comparator is Comparators.In or Comparators.NotIn;
        if (field.Type == FieldType.Text && (value.Kind == OperandKind.List) != isList)
        {
            throw BayouException.InvalidParameter(
                $"Invalid value for {LanguageError.Excerpt(clause.Field.Text)}: {value.Display}. Only IN and NOT IN take a list.");
        }

        if (field.Type != FieldType.Text && value.Kind != OperandKind.Number)
        {
            throw BayouException.InvalidParameter(
                $"Invalid value for {LanguageError.Excerpt(clause.Field.Text)}: {value.Display}. Write a number without quotes.");
        }

        return new BoundClause(field, field.Type switch
        {
            FieldType.Text => TextCondition.From(clause.Comparator, value),
            FieldType.Number => NumberCondition.From(clause.Comparator, value.Text),
            _ => WholeCondition.From(clause.Comparator, value.Text),
        });
    }
}
