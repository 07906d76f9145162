using System.Collections.Immutable;
using Bayou.Contracts.Registry;
using Bayou.Search.Language;

namespace Bayou.Search.Registry;

/// <summary>
/// What a filter says about prompts. Models and prompts share one registry, and a search shows models only, unless it asks for prompts by
/// their tag. A clause on that tag which does not ask for prompts is dropped: models have no such tag, and it would match none of them.
/// </summary>
internal static class PromptClauses
{
    /// <summary>Whether the first clause on the prompt tag asks for prompts.</summary>
    /// <param name="clauses">The clauses.</param>
    public static bool AskForPrompts(ImmutableArray<BoundClause> clauses) => clauses.FirstOrDefault(IsAboutPrompts)?.Condition switch
    {
        PresenceCondition presence => presence.Wanted,
        TextCondition { Pattern: null } text => text.Values.Contains(text.Negated ? "false" : "true", StringComparer.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>The clauses that are not about the prompt tag.</summary>
    /// <param name="clauses">The clauses.</param>
    public static ImmutableArray<BoundClause> Without(ImmutableArray<BoundClause> clauses) =>
        [.. clauses.Where(clause => !IsAboutPrompts(clause))];

    private static bool IsAboutPrompts(BoundClause clause) => clause.Field is { Entity: FieldEntity.Tag, Key: PromptTags.IsPrompt };
}
