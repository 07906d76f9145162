using System.Collections.Immutable;
using Bayou.Contracts.Registry.Policies;

namespace Bayou.Grains.Registry.Policies;

/// <summary>The policies of a registered model in memory, the approvals under them, and who holds, or held last, what they guard.</summary>
internal sealed class ModelPolicies
{
    private readonly OrderedDictionary<string, ModelPolicy> _policies = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<(string Policy, int Version, string User), VersionApproval> _approvals = [];
    private readonly Dictionary<VersionPlace, VersionOrigin> _holders = [];

    /// <summary>In the order in which they were first set.</summary>
    internal ImmutableArray<ModelPolicy> All => [.. _policies.Values];

    internal bool IsEmpty => _policies.Count == 0;

    internal int Count => _policies.Count;

    internal ModelPolicy? Find(string policy) => _policies.GetValueOrDefault(policy);

    internal ImmutableArray<ModelPolicy> Guarding(VersionPlace place) => [.. _policies.Values.Where(policy => policy.Guards(place))];

    internal ImmutableArray<VersionApproval> ApprovalsOf(int version) =>
        [.. _approvals.Values.Where(approval => approval.Version == version)];

    internal VersionApproval? FindApproval(string policy, int version, string user) => _approvals.GetValueOrDefault(Key(policy, version, user));

    /// <summary>The version that holds a guarded place; where none does, the last one that did while it was guarded, deleted or not.</summary>
    internal VersionOrigin? FindHolder(VersionPlace place) => _holders.GetValueOrDefault(place);

    internal void Clear()
    {
        _policies.Clear();
        _approvals.Clear();
        _holders.Clear();
    }

    internal void Apply(PolicyDelta change)
    {
        foreach (var policy in change.Policies)
        {
            _policies[policy.Name] = policy;
        }

        foreach (var approval in change.Approvals)
        {
            _approvals[Key(approval.Policy, approval.Version, approval.User)] = approval;
        }

        foreach (var approval in change.Withdrawn)
        {
            _approvals.Remove(Key(approval.Policy, approval.Version, approval.User));
        }

        foreach (var policy in change.Removed)
        {
            _policies.Remove(policy);
            RemoveApprovals(approval => approval.Policy == policy);
        }

        foreach (var (place, origin) in change.Holders)
        {
            _holders[place] = origin;
        }
    }

    /// <summary>After each change of the model: takes note of who holds what is guarded, and forgets what is not guarded any more.</summary>
    internal void Follow(RegisteredModelState model)
    {
        if (_policies.Count == 0 && _holders.Count == 0)
        {
            return;
        }

        var guarded = _policies.Values
            .SelectMany(policy => policy.Aliases.Select(VersionPlace.Of).Concat(policy.Stages.Select(VersionPlace.Of)))
            .ToHashSet();
        foreach (var place in _holders.Keys.Where(place => !guarded.Contains(place)).ToArray())
        {
            _holders.Remove(place);
        }

        foreach (var place in guarded)
        {
            if (model.FindHolder(place) is { } holder)
            {
                _holders[place] = holder.Origin;
            }
        }

        RemoveApprovals(approval => model.FindVersion(approval.Version) is null);
    }

    /// <summary>All of it, or null where there is nothing.</summary>
    internal PolicyDelta? ToDelta() => IsEmpty
        ? null
        : new PolicyDelta(
            All,
            [],
            [.. _approvals.Values],
            [],
            [.. _holders.Select(holder => new PlaceHolder(holder.Key, holder.Value)).OrderBy(holder => holder.Place.ToString(), StringComparer.Ordinal)]);

    private void RemoveApprovals(Func<VersionApproval, bool> isGone)
    {
        foreach (var (key, _) in _approvals.Where(entry => isGone(entry.Value)).ToArray())
        {
            _approvals.Remove(key);
        }
    }

    /// <summary>Names that differ by case alone may be one person's.</summary>
    private static (string Policy, int Version, string User) Key(string policy, int version, string user) =>
        (policy, version, user.ToUpperInvariant());
}
