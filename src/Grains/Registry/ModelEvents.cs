using System.Globalization;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Webhooks;

namespace Bayou.Grains.Registry;

/// <summary>
/// What webhooks hear of a call on a registered model, as in MLflow: models and versions are prompts' when the request that makes them is
/// tagged so; of tags and aliases the model decides, as it is after the change. A tag of a model that is no prompt is no event. Pure.
/// </summary>
internal static class ModelEvents
{
    /// <param name="model">As it was made.</param>
    internal static WebhookEvent Created(RegisteredModel model)
    {
        var description = OrNull(model.Head.Description);
        return IsPromptRequest(model.Tags)
            ? WebhookEvents.PromptCreated(model.Name, model.Tags, description)
            : WebhookEvents.RegisteredModelCreated(model.Name, model.Tags, description);
    }

    /// <param name="version">As it was made.</param>
    internal static WebhookEvent VersionCreated(ModelVersion version)
    {
        var (number, head, description) = (Text(version.Version), version.Head, OrNull(version.Head.Description));
        return IsPromptRequest(version.Tags)
            ? WebhookEvents.PromptVersionCreated(version.Name, number, version.Tags, description)
            : WebhookEvents.ModelVersionCreated(version.Name, number, head.Source, OrNull(head.RunId), version.Tags, description);
    }

    internal static WebhookEvent? TagSet(RegisteredModelState model, Tag tag) =>
        model.IsPrompt ? WebhookEvents.PromptTagSet(model.Name, tag) : null;

    internal static WebhookEvent? TagDeleted(RegisteredModelState model, string key) =>
        model.IsPrompt ? WebhookEvents.PromptTagDeleted(model.Name, key) : null;

    internal static WebhookEvent VersionTagSet(RegisteredModelState model, int version, Tag tag) => model.IsPrompt
        ? WebhookEvents.PromptVersionTagSet(model.Name, Text(version), tag)
        : WebhookEvents.ModelVersionTagSet(model.Name, Text(version), tag);

    internal static WebhookEvent VersionTagDeleted(RegisteredModelState model, int version, string key) => model.IsPrompt
        ? WebhookEvents.PromptVersionTagDeleted(model.Name, Text(version), key)
        : WebhookEvents.ModelVersionTagDeleted(model.Name, Text(version), key);

    internal static WebhookEvent AliasSet(RegisteredModelState model, ModelAlias alias) => model.IsPrompt
        ? WebhookEvents.PromptAliasCreated(model.Name, alias.Alias, Text(alias.Version))
        : WebhookEvents.ModelVersionAliasCreated(model.Name, alias.Alias, Text(alias.Version));

    internal static WebhookEvent AliasDeleted(RegisteredModelState model, string alias) => model.IsPrompt
        ? WebhookEvents.PromptAliasDeleted(model.Name, alias)
        : WebhookEvents.ModelVersionAliasDeleted(model.Name, alias);

    private static bool IsPromptRequest(IEnumerable<Tag> tags) => tags.Any(tag => tag.Key == PromptTags.IsPrompt);

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
