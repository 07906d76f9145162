using System.Collections.Immutable;
using Bayou.Contracts.Errors;

namespace Bayou.Search.Language;

/// <summary>Reads ordering clauses such as <c>metrics.loss DESC</c> or <c>params.`net/kind`</c>.</summary>
internal static class OrderParser
{
    /// <summary>Reads all clauses.</summary>
    /// <param name="clauses">The texts, most significant first; default counts as none.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: too many, too long, or no ordering clause.</exception>
    public static ImmutableArray<OrderClause> Parse(ImmutableArray<string> clauses)
    {
        if (clauses.IsDefaultOrEmpty)
        {
            return [];
        }

        if (clauses.Length > LanguageLimits.OrderClauses)
        {
            throw BayouException.InvalidParameter(
                $"Invalid order_by: it has {clauses.Length} clauses, and at most {LanguageLimits.OrderClauses} are allowed.");
        }

        var parsed = ImmutableArray.CreateBuilder<OrderClause>(clauses.Length);
        foreach (var clause in clauses)
        {
            parsed.Add(ParseOne(clause));
        }

        return parsed.MoveToImmutable();
    }

    private static OrderClause ParseOne(string clause)
    {
        if (clause.Length > LanguageLimits.OrderLength)
        {
            throw LanguageError.Order(clause, $"It is longer than {LanguageLimits.OrderLength} characters.");
        }

        var lexer = new Lexer(clause);
        var field = lexer.Next();
        if (field.Kind != TokenKind.Path)
        {
            throw LanguageError.Order(clause, "It starts with a field, such as metrics.accuracy or attributes.start_time.");
        }

        var direction = lexer.Next();
        if (direction.Kind != TokenKind.End && lexer.Next().Kind != TokenKind.End)
        {
            throw LanguageError.Order(clause, $"A field may be followed by ASC or DESC only. {LanguageError.QuoteKeys}");
        }

        var descending = direction.Is("DESC");
        if (direction.Kind != TokenKind.End && !descending && !direction.Is("ASC"))
        {
            throw BayouException.InvalidParameter(
                $"Invalid ordering key in order_by clause '{LanguageError.Excerpt(clause)}'. "
                + "The field is followed by ASC, DESC or nothing.");
        }

        return new OrderClause(FieldReader.Read(field), descending);
    }
}
