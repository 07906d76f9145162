using System.Collections.Immutable;
using Bayou.Contracts.Errors;

namespace Bayou.Search.Language;

/// <summary>Reads a list such as <c>('a', "b")</c>. A comma may follow the last text, as in a Python tuple.</summary>
internal static class ListReader
{
    /// <summary>Reads a list from its opening parenthesis on.</summary>
    /// <param name="next">Takes one token after the other.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: no list, or an empty one.</exception>
    public static Operand Read(Func<Token> next)
    {
        var open = next();
        return open.Is('(')
            ? ReadBehindParenthesis(next)
            : throw LanguageError.Clause(open.Text, "IN is followed by quoted texts in parentheses, as in ('a', 'b').");
    }

    /// <summary>Reads the rest of a list whose opening parenthesis has been taken.</summary>
    /// <param name="next">Takes one token after the other.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: no list, or an empty one.</exception>
    public static Operand ReadBehindParenthesis(Func<Token> next)
    {
        var items = ImmutableArray.CreateBuilder<string>();
        for (var token = next(); !token.Is(')'); token = next())
        {
            items.Add(TextOf(token));
            token = next();
            if (token.Is(')'))
            {
                break;
            }

            if (!token.Is(','))
            {
                throw Fault("expected a non-empty list of string values, but got ill-formed list.");
            }
        }

        return items.Count > 0
            ? new Operand(OperandKind.List, string.Empty, items.ToImmutable())
            : throw Fault("expected a non-empty list of string values, but got empty list.");
    }

    private static string TextOf(Token token) => token switch
    {
        { Kind: TokenKind.Quoted } => token.Text,
        { Kind: TokenKind.Path, Parts: [{ Quote: '"' } only] } => only.Text,
        { Kind: TokenKind.Path or TokenKind.Number } => throw Fault(
            $"expected string value, punctuation, or whitespace, but got different type in list: {LanguageError.Excerpt(token.Text)}."),
        _ => throw Fault("expected a non-empty list of string values, but got ill-formed list."),
    };

    private static BayouException Fault(string fault) =>
        BayouException.InvalidParameter($"While parsing a list in the query, {fault} Write a list as ('a', 'b').");
}
