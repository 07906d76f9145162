using System.Collections.Immutable;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Registry.Policies;

namespace Bayou.Grains.Registry.Policies;

/// <summary>What each command on a model's policies and approvals changes, or why it is refused. Pure; times come in as milliseconds.</summary>
internal static class PolicyDecisions
{
    internal static RegisteredModelDelta Set(RegisteredModelState model, ModelPolicy policy) =>
        model.Policies.Find(policy.Name) is null && model.Policies.Count >= Limits.ModelPolicies
            ? throw BayouException.InvalidParameter(
                $"Registered Model (name={model.Name}) has {Limits.ModelPolicies} policies, which is as many as it may have. Delete one first.")
            : Change(model, PolicyDelta.Empty with { Policies = [policy] });

    internal static RegisteredModelDelta? Delete(RegisteredModelState model, string policy) => model.Policies.Find(policy) is null
        ? null
        : Change(model, PolicyDelta.Empty with { Removed = [policy] });

    internal static RegisteredModelDelta? Approve(RegisteredModelState model, ApproveVersion command, long now)
    {
        Guard(model, command.Policy, command.Version);
        var creator = ModelDecisions.GetVersion(model, command.Version).Head.CreatedBy;
        if (creator is null)
        {
            throw Refused($"nobody knows who made it, so that no approval counts. Make the version again, from 'models:/{model.Name}/{command.Version}'");
        }

        if (IsSameUser(creator, command.User))
        {
            throw Refused($"'{command.User}' made it. Somebody else must approve");
        }

        var before = model.Policies.FindApproval(command.Policy, command.Version, command.User);
        if (before?.Comment == command.Comment)
        {
            return null;
        }

        if (before is null && model.Policies.ApprovalsOf(command.Version).Length >= Limits.VersionApprovals)
        {
            throw BayouException.InvalidParameter($"Version {command.Version} has {Limits.VersionApprovals} approvals, which is as many as it may have.");
        }

        var approval = new VersionApproval(command.Policy, command.Version, command.User, now, command.Comment);
        return Change(model, PolicyDelta.Empty with { Approvals = [approval] });

        BayouException Refused(string why) => new(
            ErrorCode.PermissionDenied, $"Model Version (name={model.Name}, version={command.Version}) can't be approved by this call: {why}.");
    }

    internal static RegisteredModelDelta? Withdraw(RegisteredModelState model, string policy, int version, string user)
    {
        Guard(model, policy, version);
        return model.Policies.FindApproval(policy, version, user) is { } approval
            ? Change(model, PolicyDelta.Empty with { Withdrawn = [approval] })
            : null;
    }

    /// <summary>
    /// A name that policies guard stays what it is: otherwise a model without policies could take its place, and with it its aliases.
    /// </summary>
    internal static void GuardName(RegisteredModelState model, string change)
    {
        if (!model.Policies.IsEmpty)
        {
            throw new BayouException(
                ErrorCode.PermissionDenied,
                $"Registered Model (name={model.Name}) has policies and can't be {change} while it has them: "
                + $"{string.Join(", ", model.Policies.All.Select(policy => $"'{policy.Name}'"))}. Who may change policies can delete them first.");
        }
    }

    /// <summary>Whether two names may be one person's.</summary>
    internal static bool IsSameUser(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static void Guard(RegisteredModelState model, string policy, int version)
    {
        ModelDecisions.GetVersion(model, version);
        if (model.Policies.Find(policy) is null)
        {
            throw BayouException.DoesNotExist($"Registered Model (name={model.Name}) has no policy '{policy}'.");
        }
    }

    private static RegisteredModelDelta Change(RegisteredModelState model, PolicyDelta change) =>
        RegisteredModelDelta.Of(model.Head) with { Policies = change };
}
