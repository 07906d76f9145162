using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bayou.Contracts.Names;
using Bayou.Contracts.Webhooks;

namespace Bayou.Grains.Webhooks;

/// <summary>
/// The JSON that receivers get, as MLflow's servers send it: <c>entity</c>, <c>action</c>, <c>timestamp</c> (ISO 8601, UTC) and <c>data</c>,
/// whose fields depend on the event. A field that belongs to the event but has no value is null.
/// </summary>
internal static class MessageBody
{
    // The text is read as JSON only, never inside of HTML: the plus sign of the timestamp and letters of any language stay as they are.
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(WebhookEvent raised, DateTimeOffset time)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_json))
        {
            json.WriteStartObject();
            json.WriteString("entity"u8, raised.Type.Entity.Name());
            json.WriteString("action"u8, raised.Type.Action.Name());
            json.WriteString("timestamp"u8, time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture));
            json.WriteStartObject("data"u8);
            WriteData(json, raised.Type, raised.Data);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteData(Utf8JsonWriter json, WebhookEventType type, WebhookEventData data)
    {
        if (type.Entity == WebhookEntity.BudgetPolicy)
        {
            WriteBudget(json, data.Budget!);
            return;
        }

        json.WriteString("name"u8, data.Name);
        switch (type.Entity, type.Action)
        {
            case (WebhookEntity.RegisteredModel or WebhookEntity.Prompt, _):
                WriteMade(json, data);
                break;
            case (WebhookEntity.ModelVersion, _):
                json.WriteString("version"u8, data.Version);
                json.WriteString("source"u8, data.Source);
                json.WriteString("run_id"u8, data.RunId);
                WriteMade(json, data);
                break;
            case (WebhookEntity.PromptVersion, _):
                json.WriteString("version"u8, data.Version);
                json.WriteString("template"u8, data.Template);
                WriteMade(json, data);
                break;
            case (WebhookEntity.ModelVersionAlias or WebhookEntity.PromptAlias, var action):
                json.WriteString("alias"u8, data.Alias);
                WriteIf(json, action == WebhookAction.Created, "version", data.Version);
                break;
            case (var entity, var action):
                WriteIf(json, entity is WebhookEntity.ModelVersionTag or WebhookEntity.PromptVersionTag, "version", data.Version);
                json.WriteString("key"u8, data.Key);
                WriteIf(json, action == WebhookAction.Set, "value", data.Value);
                break;
        }
    }

    private static void WriteIf(Utf8JsonWriter json, bool belongs, string name, string? value)
    {
        if (belongs)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteMade(Utf8JsonWriter json, WebhookEventData data)
    {
        json.WriteStartObject("tags"u8);
        foreach (var (key, value) in LastOfEachKey(data.Tags))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
        json.WriteString("description"u8, data.Description);
    }

    private static OrderedDictionary<string, string> LastOfEachKey(ImmutableArray<Tag> tags)
    {
        var values = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            values[key] = value;
        }

        return values;
    }

    private static void WriteBudget(Utf8JsonWriter json, ExceededBudget budget)
    {
        json.WriteString("budget_policy_id"u8, budget.PolicyId);
        json.WriteString("budget_unit"u8, budget.Unit);
        json.WriteNumber("budget_amount"u8, budget.Amount);
        json.WriteNumber("current_spend"u8, budget.CurrentSpend);
        json.WriteString("duration_unit"u8, budget.DurationUnit);
        json.WriteNumber("duration_value"u8, budget.DurationValue);
        json.WriteString("target_scope"u8, budget.TargetScope);
        WriteIf(json, budget.TargetValue is not null, "target_value", budget.TargetValue);
        json.WriteString("workspace"u8, budget.Workspace);
        json.WriteNumber("window_start"u8, budget.WindowStart);
    }
}
