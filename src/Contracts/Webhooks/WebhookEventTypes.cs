using System.Collections.Immutable;

namespace Bayou.Contracts.Webhooks;

/// <summary>The event types that MLflow knows, and the names of their parts.</summary>
public static class WebhookEventTypes
{
    private static readonly ImmutableArray<string> s_entities =
    [
        "", "registered_model", "model_version", "model_version_tag", "model_version_alias", "prompt", "prompt_version", "prompt_tag",
        "prompt_version_tag", "prompt_alias", "budget_policy",
    ];

    private static readonly ImmutableArray<string> s_actions = ["", "created", "updated", "deleted", "set", "exceeded"];

    /// <summary>Every pair of entity and action that can be subscribed to.</summary>
    public static ImmutableArray<WebhookEventType> All { get; } =
    [
        new(WebhookEntity.RegisteredModel, WebhookAction.Created),
        new(WebhookEntity.ModelVersion, WebhookAction.Created),
        new(WebhookEntity.ModelVersionTag, WebhookAction.Set),
        new(WebhookEntity.ModelVersionTag, WebhookAction.Deleted),
        new(WebhookEntity.ModelVersionAlias, WebhookAction.Created),
        new(WebhookEntity.ModelVersionAlias, WebhookAction.Deleted),
        new(WebhookEntity.Prompt, WebhookAction.Created),
        new(WebhookEntity.PromptVersion, WebhookAction.Created),
        new(WebhookEntity.PromptTag, WebhookAction.Set),
        new(WebhookEntity.PromptTag, WebhookAction.Deleted),
        new(WebhookEntity.PromptVersionTag, WebhookAction.Set),
        new(WebhookEntity.PromptVersionTag, WebhookAction.Deleted),
        new(WebhookEntity.PromptAlias, WebhookAction.Created),
        new(WebhookEntity.PromptAlias, WebhookAction.Deleted),
        new(WebhookEntity.BudgetPolicy, WebhookAction.Exceeded),
    ];

    /// <summary>The name in message bodies, such as <c>model_version_tag</c>; upper-cased it is the name in MLflow's API.</summary>
    /// <param name="entity">A defined entity.</param>
    public static string Name(this WebhookEntity entity) => s_entities[(int)entity];

    /// <summary>The name in message bodies, such as <c>created</c>; upper-cased it is the name in MLflow's API.</summary>
    /// <param name="action">A defined action.</param>
    public static string Name(this WebhookAction action) => s_actions[(int)action];
}
