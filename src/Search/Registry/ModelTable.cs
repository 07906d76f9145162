using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Search.Columns;
using Bayou.Search.Language;

namespace Bayou.Search.Registry;

/// <summary>
/// All registered models of a workspace, prompts among them, with the columns over their versions, and the searches over both. Not safe for
/// use by two threads at once.
/// </summary>
public sealed class ModelTable
{
    private readonly Dictionary<string, ModelEntry> _entries = new(StringComparer.Ordinal);
    private readonly VersionColumns _columns = new();
    private readonly VersionWriter _writer;

    /// <summary>Makes an empty table.</summary>
    public ModelTable() => _writer = new VersionWriter(_columns);

    /// <summary>Takes note of a change.</summary>
    /// <param name="change">What changed in one model.</param>
    /// <returns>False when a change before it is missing; the table is as before then.</returns>
    public bool TryApply(RegisteredModelChange change)
    {
        var known = _entries.GetValueOrDefault(change.Name)?.Sequence ?? 0;
        if (change.Sequence <= known)
        {
            return true;
        }

        if (change.Delta is null || (change.PreviousSequence > known && !change.Delta.StartsAnew))
        {
            return false;
        }

        Write(change.Name, change.Delta, change.Sequence);
        return true;
    }

    /// <summary>Takes a whole model, or its absence, in place of what the table held. One older than what the table holds is dropped.</summary>
    /// <param name="name">The model.</param>
    /// <param name="history">Changes that lead to it, the first of which starts anew.</param>
    /// <param name="sequence">Its sequence number in this state; 0 when nothing was ever stored.</param>
    public void Replace(string name, ImmutableArray<RegisteredModelDelta> history, long sequence)
    {
        var known = _entries.GetValueOrDefault(name)?.Sequence ?? 0;
        if (sequence > 0 && sequence >= known)
        {
            foreach (var delta in history)
            {
                Write(name, delta, sequence);
            }
        }
    }

    /// <summary>One page of the models that match.</summary>
    /// <param name="query">Filter, order and page.</param>
    /// <exception cref="Contracts.Errors.BayouException">
    /// INVALID_PARAMETER_VALUE: a filter, order, page size or token that can't be understood.
    /// </exception>
    public RegisteredModelPage SearchModels(RegistrySearchQuery query)
    {
        var plan = RegistrySearchPlan.OfModels(query);
        var filter = new ModelFilter(plan);
        var order = ModelOrder.Of(plan.Ordering);
        var top = new PriorityQueue<ModelEntry, ModelEntry>(Comparer<ModelEntry>.Create((left, right) => order.Compare(right, left)));
        foreach (var entry in _entries.Values)
        {
            if (!filter.Matches(entry) || (plan.After is { } after && order.Compare(entry, after) <= 0))
            {
                continue;
            }

            if (top.Count <= query.MaxResults)
            {
                top.Enqueue(entry, entry);
            }
            else
            {
                top.EnqueueDequeue(entry, entry);
            }
        }

        var found = top.UnorderedItems.Select(item => item.Element).Order(order).ToList();
        var page = found.Take(query.MaxResults).ToList();
        return new RegisteredModelPage(
            [.. page.Select(Read)], found.Count > page.Count ? order.TokenAfter(page[^1]).Encode(plan.Fingerprint) : null);
    }

    /// <summary>One page of the versions that match.</summary>
    /// <param name="query">Filter, order and page.</param>
    /// <exception cref="Contracts.Errors.BayouException">
    /// INVALID_PARAMETER_VALUE: a filter, order, page size or token that can't be understood.
    /// </exception>
    public ModelVersionPage SearchVersions(RegistrySearchQuery query)
    {
        var plan = RegistrySearchPlan.OfVersions(query);
        return VersionScan.Run(_columns, plan, PagesOf(plan));
    }

    /// <summary>Where the versions of named models are, so that a search of few models doesn't look at all rows; null where any may match.</summary>
    private List<int>? PagesOf(RegistrySearchPlan plan)
    {
        var names = plan.Clauses.FirstOrDefault(clause =>
            clause is { Field.Key: RegistrySchema.Name, Field.Entity: FieldEntity.Attribute, Condition: TextCondition { Pattern: null, Negated: false } });
        return names is null
            ? null
            : ((TextCondition)names.Condition).Values
                .SelectMany(name => _entries.GetValueOrDefault(name)?.Rows.Values ?? [])
                .Select(Pages.Of).Distinct().Order().ToList();
    }

    private void Write(string name, RegisteredModelDelta delta, long sequence)
    {
        if (!_entries.TryGetValue(name, out var entry))
        {
            entry = new ModelEntry(name);
            _entries.Add(name, entry);
        }

        if (delta.StartsAnew)
        {
            entry.Tags.Clear();
            entry.Aliases.Clear();
            _writer.RemoveAll(entry);
        }

        entry.Sequence = sequence;
        entry.Head = delta.Head;
        WriteTags(entry, delta);
        foreach (var version in delta.Versions)
        {
            _writer.Write(entry, version);
        }

        foreach (var version in delta.RemovedVersions)
        {
            _writer.Remove(entry, version);
        }
    }

    private static void WriteTags(ModelEntry entry, RegisteredModelDelta delta)
    {
        foreach (var (key, value) in delta.Tags)
        {
            entry.Tags[key] = value;
        }

        foreach (var key in delta.RemovedTags)
        {
            entry.Tags.Remove(key);
        }

        foreach (var (alias, version) in delta.Aliases)
        {
            entry.Aliases[alias] = version;
        }

        foreach (var alias in delta.RemovedAliases)
        {
            entry.Aliases.Remove(alias);
        }
    }

    private RegisteredModel Read(ModelEntry entry)
    {
        var reader = new VersionReader(_columns);
        return new RegisteredModel(
            entry.Name,
            entry.Head!,
            [.. entry.Tags.Select(tag => new Tag(tag.Key, tag.Value))],
            [.. entry.Aliases.Select(alias => new ModelAlias(alias.Key, alias.Value))],
            [.. entry.LatestVersions.Select(version => reader.Read(entry.Rows[version]))]);
    }
}
