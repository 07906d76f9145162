namespace Bayou.Contracts.Webhooks;

/// <summary>A secret that messages to a receiver are signed with. Its text form hides it, so that no log shows it.</summary>
/// <param name="Value">The secret itself.</param>
[GenerateSerializer, Immutable, Alias("bayou.WebhookSecret")]
public sealed record WebhookSecret([property: Id(0)] string Value)
{
    /// <summary>Never the secret.</summary>
    public override string ToString() => "***";
}
