namespace Bayou.Contracts.Webhooks;

/// <summary>What an event happened to. The numbers are those of MLflow's <c>WebhookEntity</c>.</summary>
[GenerateSerializer, Alias("bayou.WebhookEntity")]
public enum WebhookEntity
{
    /// <summary>A registered model that is no prompt.</summary>
    RegisteredModel = 1,

    /// <summary>A version of a registered model.</summary>
    ModelVersion = 2,

    /// <summary>A tag of a model version.</summary>
    ModelVersionTag = 3,

    /// <summary>An alias of a model version.</summary>
    ModelVersionAlias = 4,

    /// <summary>A prompt.</summary>
    Prompt = 5,

    /// <summary>A version of a prompt.</summary>
    PromptVersion = 6,

    /// <summary>A tag of a prompt.</summary>
    PromptTag = 7,

    /// <summary>A tag of a prompt version.</summary>
    PromptVersionTag = 8,

    /// <summary>An alias of a prompt version.</summary>
    PromptAlias = 9,

    /// <summary>A budget of the AI gateway.</summary>
    BudgetPolicy = 10,
}
