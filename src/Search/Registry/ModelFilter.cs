using Bayou.Search.Language;

namespace Bayou.Search.Registry;

/// <summary>Whether a search shows a model.</summary>
/// <param name="plan">The search.</param>
internal sealed class ModelFilter(RegistrySearchPlan plan)
{
    /// <summary>Whether there is a model that meets all clauses, and is no prompt unless prompts are shown.</summary>
    /// <param name="entry">The name.</param>
    public bool Matches(ModelEntry entry)
    {
        if (entry.Head is null || (!plan.ShowsPrompts && entry.IsPrompt))
        {
            return false;
        }

        foreach (var clause in plan.Clauses)
        {
            if (!Matches(entry, clause))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Matches(ModelEntry entry, BoundClause clause) => (clause.Field, clause.Condition) switch
    {
        ({ Entity: FieldEntity.Tag, Key: var key }, PresenceCondition presence) => entry.Tags.ContainsKey(key) == presence.Wanted,
        ({ Entity: FieldEntity.Tag, Key: var key }, TextCondition text) => entry.Tags.TryGetValue(key, out var value) && text.Matches(value),
        ({ Key: RegistrySchema.Name }, TextCondition text) => text.Matches(entry.Name),
        _ => throw new InvalidOperationException($"No filter is known for the attribute '{clause.Field.Key}'."),
    };
}
