using System.Collections.Immutable;
using Bayou.Contracts.Errors;

namespace Bayou.Search.Language;

/// <summary>Checks clauses against the fields of a kind of thing.</summary>
internal static class ClauseBinder
{
    /// <summary>Reads and binds a filter.</summary>
    /// <param name="schema">The fields there are.</param>
    /// <param name="filter">The filter text, or null.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: names the part that can't be understood.</exception>
    public static ImmutableArray<BoundClause> Bind(Schema schema, string? filter)
    {
        var clauses = FilterParser.Parse(filter);
        var bound = ImmutableArray.CreateBuilder<BoundClause>(clauses.Length);
        foreach (var clause in clauses)
        {
            var field = schema.Filterable(clause.Field);
            bound.Add(new BoundClause(field, BindCondition(field, clause)));
        }

        return bound.MoveToImmutable();
    }

    private static Condition BindCondition(Field field, FilterClause clause)
    {
        CheckComparator(field, clause);
        if (clause.Value is not { } value)
        {
            return new PresenceCondition(clause.Comparator == Comparators.IsNotNull);
        }

        if (field.Type == FieldType.Text)
        {
            CheckText(field, clause.Comparator, value);
            return TextCondition.From(clause.Comparator, value);
        }

        if (value.Kind != OperandKind.Number)
        {
            var kind = field.Entity == FieldEntity.Metric ? "metric" : $"numeric attribute: {field.Key}";
            throw BayouException.InvalidParameter(
                $"Expected numeric value type for {kind}. Found {value.Display}. "
                + $"Write a number without quotes, as in {LanguageError.Excerpt(clause.Field.Text)} > 0.5.");
        }

        return field.Type == FieldType.Number
            ? NumberCondition.From(clause.Comparator, value.Text)
            : WholeCondition.From(clause.Comparator, value.Text);
    }

    private static void CheckComparator(Field field, FilterClause clause)
    {
        if (!field.Comparators.Contains(clause.Comparator))
        {
            throw LanguageError.Comparator(clause, field.Comparators, "tags and params");
        }
    }

    private static void CheckText(Field field, string comparator, Operand value)
    {
        if (value.Kind == OperandKind.Name)
        {
            throw LanguageError.NotQuoted(value);
        }

        var list = comparator is Comparators.In or Comparators.NotIn;
        if (value.Kind == (list ? OperandKind.List : OperandKind.Text))
        {
            return;
        }

        throw BayouException.InvalidParameter(field.Entity switch
        {
            FieldEntity.Param => $"Expected a quoted string value for parameter (e.g. 'my-value'). Got value {value.Display}",
            FieldEntity.Tag => $"Expected a quoted string value for tag (e.g. 'my-value'). Got value {value.Display}",
            FieldEntity.Dataset => $"Expected a quoted string value for dataset attributes. Got value {value.Display}",
            _ => $"Expected a quoted string value for attributes. Got value {value.Display}",
        });
    }
}
