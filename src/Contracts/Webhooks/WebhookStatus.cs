namespace Bayou.Contracts.Webhooks;

/// <summary>Whether a webhook takes events. The numbers are those of MLflow's <c>WebhookStatus</c>.</summary>
[GenerateSerializer, Alias("bayou.WebhookStatus")]
public enum WebhookStatus
{
    /// <summary>It is sent the events that it subscribes to.</summary>
    Active = 1,

    /// <summary>It is sent nothing; what waited for delivery is given up.</summary>
    Disabled = 2,
}
