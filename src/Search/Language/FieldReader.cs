using System.Collections.Immutable;
using Bayou.Contracts.Errors;

namespace Bayou.Search.Language;

/// <summary>Turns a dotted name into entity and key, at the first dot.</summary>
internal static class FieldReader
{
    /// <summary>Reads a field. A key of several bare parts keeps its dots; a quoted one must be one part, but for
    /// <c>span.attributes.`key`</c> and, in the filters of trace metrics, <c>trace.tag.`key`</c> and <c>trace.metadata.`key`</c>.</summary>
    /// <param name="token">A <see cref="TokenKind.Path"/>.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: an empty key, or one that is quoted only in part.</exception>
    public static FieldPath Read(Token token)
    {
        var parts = token.Parts;
        var (entity, key) = parts.Length == 1 ? (null, parts[0].Text) : (parts[0].Text, JoinKey(token, parts));
        return key.Length > 0 ? new FieldPath(entity, key, token.Text) : throw Fault(token, "The key is empty.");
    }

    private static string JoinKey(Token token, ImmutableArray<PathPart> parts)
    {
        if (parts.Length == 2)
        {
            return parts[1].Text;
        }

        if (parts is [_, { Quote: PathPart.Bare }, var last]
            && (parts[0].Text, parts[1].Text) is ("span", "attributes") or ("trace", "tag" or "metadata"))
        {
            return $"{parts[1].Text}.{last.Text}";
        }

        foreach (var part in parts.AsSpan()[1..])
        {
            if (part.Quote != PathPart.Bare)
            {
                throw Fault(token, "Put the whole key behind the first dot in one pair of backticks.");
            }
        }

        return string.Join('.', parts.Skip(1).Select(part => part.Text));
    }

    private static BayouException Fault(Token token, string hint) => BayouException.InvalidParameter(
        $"Invalid identifier '{LanguageError.Excerpt(token.Text)}'. Columns should be specified as 'attribute.<key>', 'metric.<key>', "
        + $"'tag.<key>', 'dataset.<key>', or 'param.<key>'. {hint}");
}
