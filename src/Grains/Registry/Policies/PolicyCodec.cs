using Bayou.Contracts.Registry;
using Bayou.Contracts.Registry.Policies;
using Bayou.Grains.Registry.Records;

namespace Bayou.Grains.Registry.Policies;

/// <summary>The stored form of what changes in the policies of registered models.</summary>
internal static class PolicyCodec
{
    internal static PolicyChangeRecord ToRecord(PolicyDelta delta)
    {
        var record = new PolicyChangeRecord();
        record.Policies.AddRange(delta.Policies.Select(ToRecord));
        record.Removed.AddRange(delta.Removed);
        record.Approvals.AddRange(delta.Approvals.Select(ToRecord));
        record.Withdrawn.AddRange(delta.Withdrawn.Select(ToRecord));
        record.Holders.AddRange(delta.Holders.Select(ToRecord));
        return record;
    }

    internal static PolicyDelta FromRecord(PolicyChangeRecord record) => new(
        [.. record.Policies.Select(FromRecord)],
        [.. record.Removed],
        [.. record.Approvals.Select(FromRecord)],
        [.. record.Withdrawn.Select(FromRecord)],
        [.. record.Holders.Select(FromRecord)]);

    private static PolicyRecord ToRecord(ModelPolicy policy)
    {
        var record = new PolicyRecord { Name = policy.Name, Signature = policy.Signature, Approvals = policy.Approvals };
        record.Aliases.AddRange(policy.Aliases);
        record.Stages.AddRange(policy.Stages.Select(stage => (int)stage));
        record.Metrics.AddRange(policy.Metrics.Select(ToRecord));
        record.Tags.AddRange(policy.Tags.Select(ToRecord));
        return record;
    }

    private static ModelPolicy FromRecord(PolicyRecord record) => new(
        record.Name,
        [.. record.Aliases],
        [.. record.Stages.Select(stage => (ModelStage)stage)],
        record.Signature,
        [.. record.Metrics.Select(rule => new MetricRule(rule.Key, rule.HasMin ? rule.Min : null, rule.HasMax ? rule.Max : null))],
        [.. record.Tags.Select(rule => new TagRule(rule.Key, rule.HasValue ? rule.Value : null))],
        record.Approvals);

    private static MetricRuleRecord ToRecord(MetricRule rule)
    {
        var record = new MetricRuleRecord { Key = rule.Key };
        if (rule.Min is { } min)
        {
            record.Min = min;
        }

        if (rule.Max is { } max)
        {
            record.Max = max;
        }

        return record;
    }

    private static TagRuleRecord ToRecord(TagRule rule)
    {
        var record = new TagRuleRecord { Key = rule.Key };
        if (rule.Value is not null)
        {
            record.Value = rule.Value;
        }

        return record;
    }

    private static ApprovalRecord ToRecord(VersionApproval approval) => new()
    {
        Policy = approval.Policy,
        Version = approval.Version,
        User = approval.User,
        Time = approval.Time,
        Comment = approval.Comment,
    };

    private static VersionApproval FromRecord(ApprovalRecord record) =>
        new(record.Policy, record.Version, record.User, record.Time, record.Comment);

    private static HolderRecord ToRecord(PlaceHolder holder)
    {
        var record = new HolderRecord
        {
            Stage = (int)holder.Place.Stage,
            Version = holder.Origin.Version,
            StorageLocation = holder.Origin.StorageLocation,
            RunId = holder.Origin.RunId,
        };
        if (holder.Place.Alias is not null)
        {
            record.Alias = holder.Place.Alias;
        }

        if (holder.Origin.ModelId is not null)
        {
            record.ModelId = holder.Origin.ModelId;
        }

        return record;
    }

    private static PlaceHolder FromRecord(HolderRecord record) => new(
        new VersionPlace(record.HasAlias ? record.Alias : null, (ModelStage)record.Stage),
        new VersionOrigin(record.Version, record.StorageLocation, record.RunId, record.HasModelId ? record.ModelId : null));
}
