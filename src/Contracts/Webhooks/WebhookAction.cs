namespace Bayou.Contracts.Webhooks;

/// <summary>What happened. The numbers are those of MLflow's <c>WebhookAction</c>.</summary>
[GenerateSerializer, Alias("bayou.WebhookAction")]
public enum WebhookAction
{
    /// <summary>Something was made.</summary>
    Created = 1,

    /// <summary>Something was changed; no event has it yet.</summary>
    Updated = 2,

    /// <summary>Something was removed.</summary>
    Deleted = 3,

    /// <summary>A tag was set.</summary>
    Set = 4,

    /// <summary>A budget was spent.</summary>
    Exceeded = 5,
}
