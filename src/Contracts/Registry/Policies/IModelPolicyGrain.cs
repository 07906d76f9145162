using System.Collections.Immutable;
using Bayou.Contracts.Calls;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Registry.Policies;

/// <summary>
/// The policies of one registered model, and the changes that they guard. The same grain as <see cref="IRegisteredModelGrain"/>. Key:
/// <see cref="GrainKeys.RegisteredModel"/>. A call on a model, version or policy that is not there is RESOURCE_DOES_NOT_EXIST.
/// </summary>
[Alias("bayou.IModelPolicyGrain")]
public interface IModelPolicyGrain : IGrainWithStringKey
{
    /// <summary>The policies, in the order in which they were first set.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get-policies")]
    Task<ImmutableArray<ModelPolicy>> GetPoliciesAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds a policy, or replaces the one of the same name. Versions that hold what it guards keep it.</summary>
    /// <param name="policy">Checked at the edge.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: the model has as many policies as it may.</exception>
    [Idempotent, Alias("set-policy")]
    Task SetPolicyAsync(ModelPolicy policy, CancellationToken cancellationToken = default);

    /// <summary>Removes a policy with its approvals; one that is not there is fine.</summary>
    /// <param name="policy">Its name.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("delete-policy")]
    Task DeletePolicyAsync(string policy, CancellationToken cancellationToken = default);

    /// <summary>The approvals of a version, by policy.</summary>
    /// <param name="version">The version's number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get-approvals")]
    Task<ImmutableArray<VersionApproval>> GetApprovalsAsync(int version, CancellationToken cancellationToken = default);

    /// <summary>Approves a version; the same user again renews it. Answers all approvals of the version.</summary>
    /// <param name="command">Who approves what.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">PERMISSION_DENIED: the user made the version, or nobody knows who did.</exception>
    [Idempotent, Alias("approve")]
    Task<ImmutableArray<VersionApproval>> ApproveAsync(ApproveVersion command, CancellationToken cancellationToken = default);

    /// <summary>Takes a user's approval back; one that is not there is fine. Answers the approvals that are left.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="version">The version's number.</param>
    /// <param name="user">Whose approval.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("withdraw")]
    Task<ImmutableArray<VersionApproval>> WithdrawAsync(
        string policy, int version, string user, CancellationToken cancellationToken = default);

    /// <summary>Says whether a version may get a place, without giving it.</summary>
    /// <param name="promotion">What is asked for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("evaluate")]
    Task<PromotionVerdict> EvaluateAsync(Promotion promotion, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives a version a place if the policies allow it, or asks what they need to know. Policies and holder are those of the moment of the
    /// decision: where the evidence is not about them, the answer is questions again.
    /// </summary>
    /// <param name="promotion">What is asked for.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">PERMISSION_DENIED: policies refuse it; the message tells every rule that fails.</exception>
    [Idempotent, Alias("promote")]
    Task<PromotionAnswer> PromoteAsync(Promotion promotion, CancellationToken cancellationToken = default);
}
