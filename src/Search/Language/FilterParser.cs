using System.Collections.Immutable;
using Bayou.Contracts.Errors;

namespace Bayou.Search.Language;

/// <summary>
/// Reads a filter: clauses joined by AND, as in <c>metrics.loss &lt; 0.5 AND params.`net/kind` IN ('a', 'b')</c>. The whole
/// language is in docs/specs/search-filter.md.
/// </summary>
internal sealed class FilterParser
{
    private const string OnlyAnd =
        "Clauses can only be joined by AND; there is no OR, no NOT before a clause and no parentheses around clauses.";

    private readonly string _filter;
    private readonly Lexer _lexer;
    private Token _current;

    private FilterParser(string filter)
    {
        _filter = filter;
        _lexer = new Lexer(filter);
        Advance();
    }

    /// <summary>Reads a filter; null, empty and blank ones have no clauses.</summary>
    /// <param name="filter">The text.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it is too long or no filter.</exception>
    public static ImmutableArray<FilterClause> Parse(string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter))
        {
            return [];
        }

        if (filter.Length > LanguageLimits.FilterLength)
        {
            throw BayouException.InvalidParameter(
                $"Invalid filter: it has {filter.Length} characters, and at most {LanguageLimits.FilterLength} are allowed. "
                + "Ask in several searches.");
        }

        return new FilterParser(filter).ReadFilter();
    }

    private ImmutableArray<FilterClause> ReadFilter()
    {
        var clauses = ImmutableArray.CreateBuilder<FilterClause>();
        while (true)
        {
            if (clauses.Count == LanguageLimits.Clauses)
            {
                throw BayouException.InvalidParameter(
                    $"Invalid filter: it has more than {LanguageLimits.Clauses} clauses. Use IN with a list, or ask in several searches.");
            }

            clauses.Add(ReadClause());
            if (_current.Kind == TokenKind.End)
            {
                return clauses.ToImmutable();
            }

            ReadAnd();
        }
    }

    private void ReadAnd()
    {
        if (_current.Is("AND"))
        {
            Advance();
            return;
        }

        if (!_current.Is(';'))
        {
            throw LanguageError.Clause(_current.Text, OnlyAnd);
        }

        Advance();
        throw _current.Kind == TokenKind.End
            ? LanguageError.Clause(";", "Leave out the semicolon at the end.")
            : BayouException.InvalidParameter(
                $"Search filter contained multiple expression '{LanguageError.Excerpt(_filter)}'. Provide AND-ed expression list.");
    }

    private FilterClause ReadClause()
    {
        var field = ReadField();
        var comparator = ReadComparator();
        return comparator switch
        {
            Comparators.IsNull or Comparators.IsNotNull => new FilterClause(field, comparator, null),
            Comparators.In or Comparators.NotIn => new FilterClause(field, comparator, ListReader.Read(Take)),
            _ => new FilterClause(field, comparator, ReadValue()),
        };
    }

    private FieldPath ReadField()
    {
        var token = Take();
        if (token.Kind == TokenKind.End)
        {
            throw LanguageError.Clause("AND", "A clause is missing behind it.");
        }

        if (token.Is("NOT") || token.Is("OR") || token.Is('('))
        {
            throw LanguageError.Clause(token.Text, OnlyAnd);
        }

        if (token.Kind is TokenKind.Number or TokenKind.Quoted)
        {
            throw BayouException.InvalidParameter(
                $"Invalid comparison clause. Expected 'Identifier' found '{LanguageError.Excerpt(token.Text)}'. "
                + "Write the field on the left and the value on the right, as in metrics.accuracy > 0.9.");
        }

        if (token.Kind != TokenKind.Path || token.Is("AND"))
        {
            throw LanguageError.Clause(token.Text, "A clause starts with a field, such as metrics.accuracy or params.`net/kind`.");
        }

        return FieldReader.Read(token);
    }

    private string ReadComparator()
    {
        var token = Take();
        if (token.Kind == TokenKind.Comparator)
        {
            return token.Text;
        }

        if (token.Is("IS"))
        {
            return ReadNullTest();
        }

        if (token.Is("NOT"))
        {
            return "NOT " + ReadWordComparator(Take(), "NOT");
        }

        return ReadWordComparator(token, "a field");
    }

    private static string ReadWordComparator(Token token, string behind)
    {
        foreach (var word in (ReadOnlySpan<string>)[Comparators.Like, Comparators.ILike, Comparators.In, Comparators.RLike])
        {
            if (token.Is(word))
            {
                return word;
            }
        }

        throw LanguageError.Clause(
            token.Text,
            $"Behind {behind} a comparator is expected, such as =, !=, < or LIKE. {LanguageError.QuoteKeys}");
    }

    private string ReadNullTest()
    {
        var token = Take();
        var comparator = Comparators.IsNull;
        if (token.Is("NOT"))
        {
            comparator = Comparators.IsNotNull;
            token = Take();
        }

        return token.Is("NULL") ? comparator : throw LanguageError.Clause(token.Text, "Behind IS only NULL or NOT NULL can follow.");
    }

    private Operand ReadValue()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new Operand(OperandKind.Number, token.Text, []);
            case TokenKind.Quoted:
                return new Operand(OperandKind.Text, token.Text, []);
            case TokenKind.Path when token.Parts is [{ Quote: '"' } only]:
                return new Operand(OperandKind.Text, only.Text, []);
            case TokenKind.Path when !Keywords.Contains(token):
                return new Operand(OperandKind.Name, token.Text, []);
            case TokenKind.Symbol when token.Is('('):
                return ListReader.ReadBehindParenthesis(Take);
            case TokenKind.End:
                throw LanguageError.Clause(_filter.Trim(), "A value is missing at the end.");
            default:
                throw LanguageError.Clause(token.Text, "A comparator is followed by a number, or by text in single or double quotes.");
        }
    }

    private Token Take()
    {
        var taken = _current;
        Advance();
        return taken;
    }

    private void Advance()
    {
        _current = _lexer.Next();
        if (_current.Kind == TokenKind.Unclosed)
        {
            throw LanguageError.Clause(_current.Text, "A quote is opened here and never closed.");
        }
    }
}
