using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Registry.Policies;

namespace Bayou.Api.Registry.Policies;

/// <summary>Policies, verdicts and approvals. MLflow has no such answers; their fields follow MLflow's habits, but lists are always there.</summary>
internal static class PolicyJson
{
    internal static void WritePolicies(Utf8JsonWriter json, ImmutableArray<ModelPolicy> policies)
    {
        json.WriteStartArray("policies"u8);
        foreach (var policy in policies)
        {
            WriteObject(json, policy);
        }

        json.WriteEndArray();
    }

    internal static void WritePolicy(Utf8JsonWriter json, ModelPolicy policy)
    {
        json.WritePropertyName("policy"u8);
        WriteObject(json, policy);
    }

    internal static void WriteVerdict(Utf8JsonWriter json, PromotionVerdict verdict)
    {
        json.WriteBoolean("allowed"u8, verdict.Allowed);
        if (verdict.HolderVersion is { } holder)
        {
            json.WriteString("holder"u8, Text(holder));
        }

        json.WriteStartArray("rules"u8);
        foreach (var rule in verdict.Rules)
        {
            json.WriteStartObject();
            json.WriteString("policy"u8, rule.Policy);
            json.WriteString("rule"u8, rule.Rule);
            json.WriteBoolean("passed"u8, rule.Passed);
            json.WriteString("detail"u8, rule.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void WriteApprovals(Utf8JsonWriter json, ImmutableArray<VersionApproval> approvals)
    {
        json.WriteStartArray("approvals"u8);
        foreach (var approval in approvals)
        {
            json.WriteStartObject();
            json.WriteString("policy"u8, approval.Policy);
            json.WriteString("version"u8, Text(approval.Version));
            json.WriteString("user_id"u8, approval.User);
            json.WriteNumber("creation_timestamp"u8, approval.Time);
            json.WriteString("comment"u8, approval.Comment);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter json, ModelPolicy policy)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, policy.Name);
        WriteTexts(json, "aliases"u8, policy.Aliases);
        WriteTexts(json, "stages"u8, policy.Stages.Select(stage => stage.WireName()));
        json.WriteBoolean("signature"u8, policy.Signature);
        json.WriteStartArray("metrics"u8);
        foreach (var rule in policy.Metrics)
        {
            WriteRule(json, rule);
        }

        json.WriteEndArray();
        json.WriteStartArray("tags"u8);
        foreach (var rule in policy.Tags)
        {
            json.WriteStartObject();
            json.WriteString("key"u8, rule.Key);
            if (rule.Value is not null)
            {
                json.WriteString("value"u8, rule.Value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("approvals"u8, policy.Approvals);
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, MetricRule rule)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, rule.Key);
        if (rule.Min is { } min)
        {
            json.WriteDouble("min"u8, min);
        }

        if (rule.Max is { } max)
        {
            json.WriteDouble("max"u8, max);
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
