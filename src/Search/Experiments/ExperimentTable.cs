using System.Collections.Immutable;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;

namespace Bayou.Search.Experiments;

/// <summary>All experiments of a workspace, and the search over them. Not safe for use by two threads at once.</summary>
public sealed class ExperimentTable
{
    private readonly Dictionary<string, (Experiment Experiment, long Sequence)> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Experiment> _byName = new(StringComparer.Ordinal);

    /// <summary>How many experiments it holds, deleted ones included.</summary>
    public int Count => _byId.Count;

    /// <summary>Checks filter, order, page size and page token without looking at any experiment.</summary>
    /// <param name="query">The search to check.</param>
    /// <exception cref="Contracts.Errors.BayouException">INVALID_PARAMETER_VALUE: names the part that can't be understood.</exception>
    public static void Validate(ExperimentSearchQuery query) => ExperimentSearchPlan.From(query);

    /// <summary>
    /// Takes an experiment in place of what the table held of it. Where a name passes from one experiment to another, the changes may come
    /// in either order.
    /// </summary>
    /// <param name="experiment">The experiment as it is now.</param>
    /// <param name="sequence">Its sequence number in this state.</param>
    /// <returns>False when the table holds this state or a later one; nothing was done then.</returns>
    public bool Upsert(Experiment experiment, long sequence)
    {
        if (_byId.TryGetValue(experiment.ExperimentId, out var known))
        {
            if (sequence <= known.Sequence)
            {
                return false;
            }

            if (_byName.TryGetValue(known.Experiment.Name, out var named) && named.ExperimentId == experiment.ExperimentId)
            {
                _byName.Remove(known.Experiment.Name);
            }
        }

        _byId[experiment.ExperimentId] = (experiment, sequence);
        _byName[experiment.Name] = experiment;
        return true;
    }

    /// <summary>Finds an experiment by id, deleted or not; null when there is none.</summary>
    /// <param name="experimentId">The id.</param>
    public Experiment? Find(string experimentId) => _byId.GetValueOrDefault(experimentId).Experiment;

    /// <summary>Finds an experiment by its exact name, deleted or not; null when there is none.</summary>
    /// <param name="name">The name.</param>
    public Experiment? FindByName(string name) => _byName.GetValueOrDefault(name);

    /// <summary>One page of the experiments that match.</summary>
    /// <param name="query">Filter, order and page.</param>
    /// <exception cref="Contracts.Errors.BayouException">
    /// INVALID_PARAMETER_VALUE: a filter, order, page size or token that can't be understood.
    /// </exception>
    public ExperimentSearchPage Search(ExperimentSearchQuery query)
    {
        var plan = ExperimentSearchPlan.From(query);
        var filter = new ExperimentFilter(plan.Clauses);
        var order = ExperimentOrder.Of(plan.Ordering);
        var lastFirst = Comparer<Experiment>.Create((left, right) => order.Compare(right, left));
        var top = new PriorityQueue<Experiment, Experiment>(lastFirst);
        foreach (var (experiment, _) in _byId.Values)
        {
            if (!query.View.Shows(experiment.LifecycleStage)
                || !filter.Matches(experiment)
                || (plan.After is { } after && order.Compare(experiment, after) <= 0))
            {
                continue;
            }

            top.Enqueue(experiment, experiment);
            if (top.Count > query.MaxResults + 1)
            {
                top.Dequeue();
            }
        }

        var found = top.UnorderedItems.Select(item => item.Element).Order(order).ToList();
        var page = found.Take(query.MaxResults).ToImmutableArray();
        return new ExperimentSearchPage(page, found.Count > page.Length ? order.TokenAfter(page[^1]).Encode(plan.Fingerprint) : null);
    }
}
