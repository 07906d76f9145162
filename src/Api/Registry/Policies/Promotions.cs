using Bayou.Api.Routing;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Registry.Policies;

namespace Bayou.Api.Registry.Policies;

/// <summary>
/// Gives versions aliases and stages. The model's grain is asked as ever, and where no policy guards the place, that is all. Where one does, it
/// says what it needs to know of files and metrics; that is read here, and the grain decides with it on its state as it is then.
/// </summary>
internal static class Promotions
{
    private const int MaxAttempts = 5;

    internal static async Task SetAliasAsync(ApiCall call, string name, ModelAlias alias)
    {
        try
        {
            await ModelNames.Grain(call.Grains, name).SetAliasAsync(alias, call.Aborted);
        }
        catch (BayouException exception) when (IsGuarded(exception))
        {
            await PromoteAsync(call, name, NewPromotion(call, alias.Version, VersionPlace.Of(alias.Alias), archiveExisting: false));
        }
    }

    internal static async Task<ModelVersion> TransitionAsync(ApiCall call, string name, int version, ModelStage stage, bool archiveExisting)
    {
        try
        {
            return await ModelNames.Grain(call.Grains, name).TransitionVersionAsync(version, stage, archiveExisting, call.Aborted);
        }
        catch (BayouException exception) when (IsGuarded(exception))
        {
            return await PromoteAsync(call, name, NewPromotion(call, version, VersionPlace.Of(stage), archiveExisting));
        }
    }

    /// <summary>Says what <see cref="SetAliasAsync"/> or <see cref="TransitionAsync"/> would do.</summary>
    internal static async Task<PromotionVerdict> EvaluateAsync(
        ApiCall call, string name, int version, VersionPlace place, bool archiveExisting)
    {
        var promotion = NewPromotion(call, version, place, archiveExisting);
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var verdict = await Grain(call, name).EvaluateAsync(promotion, call.Aborted);
            if (verdict.Questions is not { } questions)
            {
                return verdict;
            }

            promotion = promotion with { Evidence = await AnswerAsync(call, questions) };
        }

        throw TooManyChanges();
    }

    internal static IModelPolicyGrain Grain(ApiCall call, string name) =>
        call.Grains.GetGrain<IModelPolicyGrain>(GrainKeys.RegisteredModel(GrainKeys.DefaultWorkspace, name));

    private static async Task<ModelVersion> PromoteAsync(ApiCall call, string name, Promotion promotion)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var answer = await Grain(call, name).PromoteAsync(promotion, call.Aborted);
            if (answer.Questions is not { } questions)
            {
                return answer.Version!;
            }

            promotion = promotion with { Evidence = await AnswerAsync(call, questions) };
        }

        throw TooManyChanges();
    }

    private static bool IsGuarded(BayouException exception) => exception.Code == ErrorCode.PermissionDenied;

    private static Promotion NewPromotion(ApiCall call, int version, VersionPlace place, bool archiveExisting) =>
        new(version, place, archiveExisting, call.FindUser(), null);

    private static async Task<PromotionEvidence> AnswerAsync(ApiCall call, PromotionQuestions questions) => new(
        questions,
        questions.Signature ? await SignatureCheck.FindFaultsAsync(call.Http, questions.Candidate, questions.Holder) : [],
        await MetricReadings.ReadAsync(call, questions.Candidate, questions.Metrics));

    private static BayouException TooManyChanges() => BayouException.Unavailable(
        "The model's policies, or the version to compare with, changed each time they were looked at. Try again.");
}
