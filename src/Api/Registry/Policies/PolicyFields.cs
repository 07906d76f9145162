using System.Collections.Immutable;
using Bayou.Api.Requests;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Registry.Policies;

namespace Bayou.Api.Registry.Policies;

/// <summary>Reads policies. Unknown fields are refused here: a rule that is misspelt would be no rule.</summary>
internal static class PolicyFields
{
    internal static ModelPolicy Read(ObjectFields fields)
    {
        fields.RefuseOthers("name", "aliases", "stages", "signature", "metrics", "tags", "approvals");
        var name = fields.RequiredText("name");
        EntityNames.Check(name, fields.PathOf("name"), "Policy name");
        var policy = new ModelPolicy(
            name,
            Distinct(fields, "aliases", [.. fields.TextList("aliases").Select(AliasNames.CheckNew)]),
            Distinct(fields, "stages", [.. fields.TextList("stages").Select(stage => ReadStage(fields, stage))]),
            fields.Boolean("signature") ?? false,
            Distinct(fields, "metrics", fields.ObjectList("metrics", ReadMetric)),
            Distinct(fields, "tags", fields.ObjectList("tags", ReadTag)),
            ReadApprovals(fields));
        if (policy.Aliases.IsEmpty && policy.Stages.IsEmpty)
        {
            throw BayouException.InvalidParameter("A policy guards something: name 'aliases' or 'stages'.");
        }

        return policy.Signature || policy.Approvals > 0 || !policy.Metrics.IsEmpty || !policy.Tags.IsEmpty
            ? policy
            : throw BayouException.InvalidParameter("A policy has a rule: give at least one of 'signature', 'metrics', 'tags' and 'approvals'.");
    }

    /// <summary>Every version starts without a stage, and archiving moves others; neither can be guarded.</summary>
    private static ModelStage ReadStage(ObjectFields fields, string text)
    {
        var stage = ModelStages.Parse(text);
        return stage.IsActive() ? stage : throw RequestErrors.Invalid(fields.PathOf("stages"), text, "A policy guards Staging and Production");
    }

    private static MetricRule ReadMetric(ObjectFields fields)
    {
        fields.RefuseOthers("key", "min", "max");
        var key = fields.RequiredText("key");
        EntityNames.Check(key, fields.PathOf("key"), "Metric name");
        var (min, max) = (ReadBound(fields, "min"), ReadBound(fields, "max"));
        return min is null && max is null
            ? throw RequestErrors.Missing(fields.PathOf("min"))
            : min > max
                ? throw BayouException.InvalidParameter($"No value is at least '{fields.PathOf("min")}' and at most '{fields.PathOf("max")}'.")
                : new MetricRule(key, min, max);
    }

    private static double? ReadBound(ObjectFields fields, string name)
    {
        double? bound = fields.TryGet(name, out var value) ? FieldValue.Double(fields.PathOf(name), value) : null;
        return bound is { } number && !double.IsFinite(number) ? throw RequestErrors.Invalid(fields.PathOf(name), value, "a finite number") : bound;
    }

    private static TagRule ReadTag(ObjectFields fields)
    {
        fields.RefuseOthers("key", "value");
        var key = RegistryTags.ReadKey(fields);
        var value = fields.Text("value");
        EntityNames.CheckLength(value ?? "", Limits.PolicyTagValue, fields.PathOf("value"));
        return new TagRule(key, value);
    }

    private static int ReadApprovals(ObjectFields fields)
    {
        var approvals = fields.Int32("approvals") ?? 0;
        return approvals is >= 0 and <= Limits.PolicyApprovals
            ? approvals
            : throw BayouException.InvalidParameter($"'{fields.PathOf("approvals")}' must be from 0 to {Limits.PolicyApprovals}.");
    }

    private static ImmutableArray<T> Distinct<T>(ObjectFields fields, string name, ImmutableArray<T> items) => items.Length <= Limits.PolicyItems
        ? [.. items.Distinct()]
        : throw BayouException.InvalidParameter($"'{fields.PathOf(name)}' has more than {Limits.PolicyItems} items.");
}
