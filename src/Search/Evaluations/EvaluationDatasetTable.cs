using System.Collections.Immutable;
using Bayou.Contracts.Evaluations;
using Bayou.Search.Language;

namespace Bayou.Search.Evaluations;

/// <summary>All evaluation datasets of a workspace, and the search over them. Not safe for use by two threads at once.</summary>
public sealed class EvaluationDatasetTable
{
    private readonly Dictionary<string, EvaluationDatasetChange> _byId = new(StringComparer.Ordinal);

    /// <summary>Takes a dataset in place of what the table held of it; a state older than that is dropped.</summary>
    /// <param name="change">The dataset as it is now.</param>
    public void Upsert(EvaluationDatasetChange change)
    {
        if (!_byId.TryGetValue(change.Dataset.DatasetId, out var known) || change.Sequence > known.Sequence)
        {
            _byId[change.Dataset.DatasetId] = change;
        }
    }

    /// <summary>One page of the datasets that match.</summary>
    /// <param name="query">Experiments, filter, order and page.</param>
    /// <exception cref="Contracts.Errors.BayouException">
    /// INVALID_PARAMETER_VALUE: a filter, order, page size or token that can't be understood.
    /// </exception>
    public EvaluationDatasetPage Search(EvaluationDatasetQuery query)
    {
        var plan = EvaluationDatasetPlan.From(query);
        var experiments = query.ExperimentIds.ToHashSet(StringComparer.Ordinal);
        var order = EvaluationDatasetOrder.Of(plan.Ordering);
        var found = _byId.Values
            .Where(known => !known.Deleted)
            .Select(known => known.Dataset)
            .Where(dataset => experiments.Count == 0 || dataset.ExperimentIds.Any(experiments.Contains))
            .Where(dataset => plan.Clauses.All(clause => Matches(dataset, clause)))
            .Where(dataset => plan.After is null || order.Compare(dataset, plan.After) > 0)
            .Order(order)
            .Take(query.MaxResults + 1)
            .ToImmutableArray();
        return found.Length <= query.MaxResults
            ? new EvaluationDatasetPage(found, null)
            : new EvaluationDatasetPage(found[..^1], order.TokenAfter(found[^2]).Encode(plan.Fingerprint));
    }

    private static bool Matches(EvaluationDataset dataset, BoundClause clause)
    {
        var text = clause.Field switch
        {
            { Entity: FieldEntity.Tag, Key: var key } => dataset.Tags.FirstOrDefault(tag => tag.Key == key).Value,
            { Type: FieldType.Text, Key: var key } => EvaluationDatasetOrder.Text(dataset, key),
            _ => null,
        };
        return clause.Condition switch
        {
            PresenceCondition presence => text is not null == presence.Wanted,
            TextCondition condition => text is not null && condition.Matches(text),
            WholeCondition range => range.Matches(EvaluationDatasetOrder.Time(dataset, clause.Field.Key)),
            _ => throw new InvalidOperationException($"No filter is known for the attribute '{clause.Field.Key}'."),
        };
    }
}
