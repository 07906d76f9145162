using System.Collections.Immutable;
using System.Globalization;
using Bayou.Contracts.Registry.Policies;

namespace Bayou.Grains.Registry.Policies;

/// <summary>Checks a version against each rule of the policies that guard a place. Pure.</summary>
internal static class PolicyRules
{
    internal static ImmutableArray<RuleOutcome> Judge(RegisteredModelState model, Promotion promotion)
    {
        var version = ModelDecisions.GetVersion(model, promotion.Version);
        var outcomes = ImmutableArray.CreateBuilder<RuleOutcome>();
        foreach (var policy in model.Policies.Guarding(promotion.Place))
        {
            if (policy.Signature)
            {
                outcomes.Add(JudgeSignature(policy, promotion.Evidence!));
            }

            outcomes.AddRange(policy.Metrics.Select(rule => JudgeMetric(policy, rule, promotion.Evidence!)));
            outcomes.AddRange(policy.Tags.Select(rule => JudgeTag(policy, rule, version)));
            if (policy.Approvals > 0)
            {
                outcomes.Add(JudgeApprovals(policy, version, promotion.User, model.Policies.ApprovalsOf(version.Version)));
            }
        }

        return outcomes.DrainToImmutable();
    }

    private static RuleOutcome JudgeSignature(ModelPolicy policy, PromotionEvidence evidence)
    {
        var faults = evidence.SignatureFaults;
        return faults.IsEmpty
            ? new RuleOutcome(policy.Name, "signature", Passed: true, evidence.Questions.Holder is { } holder
                ? $"compatible with version {holder.Version}"
                : "there is one, and none to compare it with")
            : new RuleOutcome(policy.Name, "signature", Passed: false, string.Join("; ", faults));
    }

    private static RuleOutcome JudgeMetric(ModelPolicy policy, MetricRule rule, PromotionEvidence evidence)
    {
        var wanted = (rule.Min, rule.Max) switch
        {
            ({ } min, { } max) => $"from {Text(min)} to {Text(max)}",
            ({ } min, null) => $"at least {Text(min)}",
            _ => $"at most {Text(rule.Max!.Value)}",
        };
        var readings = evidence.Readings.Where(reading => reading.Key == rule.Key).ToList();
        if (readings.Count == 0)
        {
            return new RuleOutcome(policy.Name, "metric", Passed: false, $"no value of '{rule.Key}' was found, and it must be {wanted}");
        }

        // NaN is within no bounds.
        var (least, greatest) = (rule.Min ?? double.NegativeInfinity, rule.Max ?? double.PositiveInfinity);
        var failed = readings.Where(reading => !(reading.Value >= least && reading.Value <= greatest)).ToList();
        var shown = string.Join(", ", (failed.Count > 0 ? failed : readings).Select(reading => $"{Text(reading.Value)} ({reading.Origin})"));
        return new RuleOutcome(policy.Name, "metric", failed.Count == 0, $"'{rule.Key}' is {shown}, and must be {wanted}");
    }

    private static RuleOutcome JudgeTag(ModelPolicy policy, TagRule rule, StoredVersion version)
    {
        var passed = version.Tags.Any(tag => tag.Key == rule.Key && (rule.Value is null || tag.Value == rule.Value));
        var state = rule.Value is null ? "set" : $"'{rule.Value}'";
        return new RuleOutcome(policy.Name, "tag", passed, $"'{rule.Key}' {(passed ? "is" : "must be")} {state}");
    }

    private static RuleOutcome JudgeApprovals(
        ModelPolicy policy, StoredVersion version, string? asker, ImmutableArray<VersionApproval> approvals)
    {
        if (version.Head.CreatedBy is not { } creator)
        {
            return Outcome(passed: false, $"nobody knows who made version {version.Version}, so that nobody can approve it as another person");
        }

        if (asker is null)
        {
            return Outcome(passed: false, "the server does not know who asks, see the setting BAYOU_USER_HEADER");
        }

        var counted = approvals.Where(approval => approval.Policy == policy.Name
                && !PolicyDecisions.IsSameUser(approval.User, creator)
                && !PolicyDecisions.IsSameUser(approval.User, asker))
            .Select(approval => $"'{approval.User}'")
            .ToList();
        var others = PolicyDecisions.IsSameUser(creator, asker)
            ? $"'{creator}', who made it and asks"
            : $"'{creator}', who made it, and '{asker}', who asks";
        return Outcome(
            counted.Count >= policy.Approvals,
            $"approvals by others than {others}: {counted.Count} of {policy.Approvals}{(counted.Count > 0 ? $" ({string.Join(", ", counted)})" : "")}");

        RuleOutcome Outcome(bool passed, string detail) => new(policy.Name, "approval", passed, detail);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
