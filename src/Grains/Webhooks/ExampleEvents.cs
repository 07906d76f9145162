using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Webhooks;

namespace Bayou.Grains.Webhooks;

/// <summary>An example of each event, for trying a webhook out.</summary>
internal static class ExampleEvents
{
    private const string Model = "example_model";
    private const string Prompt = "example_prompt";
    private const string Version = "1";
    private const string Alias = "example_alias";
    private const string RunId = "abcd1234abcd5678";
    private static readonly Tag s_tag = new("example_key", "example_value");
    private static readonly ImmutableArray<Tag> s_tags = [s_tag];

    private static readonly Dictionary<WebhookEventType, WebhookEvent> s_examples = new[]
    {
        WebhookEvents.RegisteredModelCreated(Model, s_tags, "An example registered model"),
        WebhookEvents.ModelVersionCreated(Model, Version, $"runs:/{RunId}/model", RunId, s_tags, "An example model version"),
        WebhookEvents.ModelVersionTagSet(Model, Version, s_tag),
        WebhookEvents.ModelVersionTagDeleted(Model, Version, s_tag.Key),
        WebhookEvents.ModelVersionAliasCreated(Model, Alias, Version),
        WebhookEvents.ModelVersionAliasDeleted(Model, Alias),
        WebhookEvents.PromptCreated(Prompt, s_tags, "An example prompt"),
        WebhookEvents.PromptVersionCreated(
            Prompt, Version, [s_tag, new Tag("mlflow.prompt.text", "Hello {{name}}!")], "An example prompt version"),
        WebhookEvents.PromptTagSet(Prompt, s_tag),
        WebhookEvents.PromptTagDeleted(Prompt, s_tag.Key),
        WebhookEvents.PromptVersionTagSet(Prompt, Version, s_tag),
        WebhookEvents.PromptVersionTagDeleted(Prompt, Version, s_tag.Key),
        WebhookEvents.PromptAliasCreated(Prompt, Alias, Version),
        WebhookEvents.PromptAliasDeleted(Prompt, Alias),
        WebhookEvents.BudgetPolicyExceeded(
            new ExceededBudget("bp-abc123", "USD", 100, 105.5, "MONTHS", 1, "WORKSPACE", null, GrainKeys.DefaultWorkspace, 1704067200000)),
    }.ToDictionary(example => example.Type);

    /// <summary>An example of a kind of event that exists.</summary>
    internal static WebhookEvent Of(WebhookEventType type) => s_examples[type];
}
