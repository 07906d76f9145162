using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Webhooks;

/// <summary>
/// Makes each kind of event with what belongs to it. There is no event for tags of registered models that are no prompts, nor for updates,
/// stage changes and deletions of models and versions, as in MLflow.
/// </summary>
public static class WebhookEvents
{
    private const string IsPromptTag = "mlflow.prompt.is_prompt";
    private const string PromptTextTag = "mlflow.prompt.text";
    private const string PromptTypeTag = "_mlflow_prompt_type";

    /// <summary>A registered model was created.</summary>
    /// <param name="name">The model.</param>
    /// <param name="tags">Its tags; may be empty.</param>
    /// <param name="description">Its description, or null.</param>
    public static WebhookEvent RegisteredModelCreated(string name, ImmutableArray<Tag> tags, string? description) => Made(
        WebhookEntity.RegisteredModel, WebhookAction.Created, new() { Name = name, Tags = tags, Description = description });

    /// <summary>A model version was created.</summary>
    /// <param name="name">The model.</param>
    /// <param name="version">The version's number.</param>
    /// <param name="source">Where it was made from.</param>
    /// <param name="runId">The run that it was made in, or null.</param>
    /// <param name="tags">Its tags; may be empty.</param>
    /// <param name="description">Its description, or null.</param>
    public static WebhookEvent ModelVersionCreated(
        string name, string version, string source, string? runId, ImmutableArray<Tag> tags, string? description) => Made(
        WebhookEntity.ModelVersion,
        WebhookAction.Created,
        new() { Name = name, Version = version, Source = source, RunId = runId, Tags = tags, Description = description });

    /// <summary>A tag of a model version was set.</summary>
    /// <param name="name">The model.</param>
    /// <param name="version">The version's number.</param>
    /// <param name="tag">The tag.</param>
    public static WebhookEvent ModelVersionTagSet(string name, string version, Tag tag) => Made(
        WebhookEntity.ModelVersionTag, WebhookAction.Set, new() { Name = name, Version = version, Key = tag.Key, Value = tag.Value });

    /// <summary>A tag of a model version was deleted.</summary>
    /// <param name="name">The model.</param>
    /// <param name="version">The version's number.</param>
    /// <param name="key">The tag's key.</param>
    public static WebhookEvent ModelVersionTagDeleted(string name, string version, string key) => Made(
        WebhookEntity.ModelVersionTag, WebhookAction.Deleted, new() { Name = name, Version = version, Key = key });

    /// <summary>An alias was set on a model version.</summary>
    /// <param name="name">The model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="version">The version's number.</param>
    public static WebhookEvent ModelVersionAliasCreated(string name, string alias, string version) => Made(
        WebhookEntity.ModelVersionAlias, WebhookAction.Created, new() { Name = name, Alias = alias, Version = version });

    /// <summary>An alias of a model was deleted.</summary>
    /// <param name="name">The model.</param>
    /// <param name="alias">The alias.</param>
    public static WebhookEvent ModelVersionAliasDeleted(string name, string alias) => Made(
        WebhookEntity.ModelVersionAlias, WebhookAction.Deleted, new() { Name = name, Alias = alias });

    /// <summary>A prompt was created.</summary>
    /// <param name="name">The prompt.</param>
    /// <param name="tags">All its tags; those that only mark it as a prompt are left out of the event.</param>
    /// <param name="description">Its description, or null.</param>
    public static WebhookEvent PromptCreated(string name, ImmutableArray<Tag> tags, string? description) => Made(
        WebhookEntity.Prompt,
        WebhookAction.Created,
        new() { Name = name, Tags = [.. tags.Where(tag => tag.Key is not (IsPromptTag or PromptTypeTag))], Description = description });

    /// <summary>A prompt version was created.</summary>
    /// <param name="name">The prompt.</param>
    /// <param name="version">The version's number.</param>
    /// <param name="tags">All its tags; the text becomes the event's template, and those that only mark it as a prompt are left out.</param>
    /// <param name="description">Its description, or null.</param>
    public static WebhookEvent PromptVersionCreated(string name, string version, ImmutableArray<Tag> tags, string? description) => Made(
        WebhookEntity.PromptVersion,
        WebhookAction.Created,
        new()
        {
            Name = name,
            Version = version,
            Template = tags.Where(tag => tag.Key == PromptTextTag).Select(tag => tag.Value).LastOrDefault(),
            Tags = [.. tags.Where(tag => tag.Key is not (IsPromptTag or PromptTypeTag or PromptTextTag))],
            Description = description,
        });

    /// <summary>A tag of a prompt was set.</summary>
    /// <param name="name">The prompt.</param>
    /// <param name="tag">The tag.</param>
    public static WebhookEvent PromptTagSet(string name, Tag tag) => Made(
        WebhookEntity.PromptTag, WebhookAction.Set, new() { Name = name, Key = tag.Key, Value = tag.Value });

    /// <summary>A tag of a prompt was deleted.</summary>
    /// <param name="name">The prompt.</param>
    /// <param name="key">The tag's key.</param>
    public static WebhookEvent PromptTagDeleted(string name, string key) => Made(
        WebhookEntity.PromptTag, WebhookAction.Deleted, new() { Name = name, Key = key });

    /// <summary>A tag of a prompt version was set.</summary>
    /// <param name="name">The prompt.</param>
    /// <param name="version">The version's number.</param>
    /// <param name="tag">The tag.</param>
    public static WebhookEvent PromptVersionTagSet(string name, string version, Tag tag) => Made(
        WebhookEntity.PromptVersionTag, WebhookAction.Set, new() { Name = name, Version = version, Key = tag.Key, Value = tag.Value });

    /// <summary>A tag of a prompt version was deleted.</summary>
    /// <param name="name">The prompt.</param>
    /// <param name="version">The version's number.</param>
    /// <param name="key">The tag's key.</param>
    public static WebhookEvent PromptVersionTagDeleted(string name, string version, string key) => Made(
        WebhookEntity.PromptVersionTag, WebhookAction.Deleted, new() { Name = name, Version = version, Key = key });

    /// <summary>An alias was set on a prompt version.</summary>
    /// <param name="name">The prompt.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="version">The version's number.</param>
    public static WebhookEvent PromptAliasCreated(string name, string alias, string version) => Made(
        WebhookEntity.PromptAlias, WebhookAction.Created, new() { Name = name, Alias = alias, Version = version });

    /// <summary>An alias of a prompt was deleted.</summary>
    /// <param name="name">The prompt.</param>
    /// <param name="alias">The alias.</param>
    public static WebhookEvent PromptAliasDeleted(string name, string alias) => Made(
        WebhookEntity.PromptAlias, WebhookAction.Deleted, new() { Name = name, Alias = alias });

    /// <summary>A budget was exceeded.</summary>
    /// <param name="budget">The budget.</param>
    public static WebhookEvent BudgetPolicyExceeded(ExceededBudget budget) => Made(
        WebhookEntity.BudgetPolicy, WebhookAction.Exceeded, new() { Budget = budget });

    private static WebhookEvent Made(WebhookEntity entity, WebhookAction action, WebhookEventData data) =>
        new(new WebhookEventType(entity, action), data);
}
