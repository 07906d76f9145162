using System.Collections.Immutable;
using Bayou.Contracts.Experiments;
using Bayou.Search.Language;

namespace Bayou.Search.Experiments;

/// <summary>The clauses of a search over experiments.</summary>
/// <param name="clauses">The clauses, all of which must hold.</param>
internal sealed class ExperimentFilter(ImmutableArray<BoundClause> clauses)
{
    /// <summary>Whether all clauses hold.</summary>
    /// <param name="experiment">The experiment.</param>
    public bool Matches(Experiment experiment)
    {
        foreach (var clause in clauses)
        {
            if (!Matches(experiment, clause))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Matches(Experiment experiment, BoundClause clause) => (clause.Field, clause.Condition) switch
    {
        ({ Entity: FieldEntity.Tag, Key: var key }, PresenceCondition presence) => TagValue(experiment, key) is not null == presence.Wanted,
        ({ Entity: FieldEntity.Tag, Key: var key }, TextCondition text) => TagValue(experiment, key) is { } value && text.Matches(value),
        ({ Key: ExperimentSchema.Name }, TextCondition text) => text.Matches(experiment.Name),
        ({ Key: ExperimentSchema.CreationTime }, WholeCondition range) => range.Matches(experiment.CreationTime),
        ({ Key: ExperimentSchema.LastUpdateTime }, WholeCondition range) => range.Matches(experiment.LastUpdateTime),
        _ => throw new InvalidOperationException($"No filter is known for the attribute '{clause.Field.Key}'."),
    };

    private static string? TagValue(Experiment experiment, string key)
    {
        foreach (var tag in experiment.Tags)
        {
            if (tag.Key == key)
            {
                return tag.Value;
            }
        }

        return null;
    }
}
