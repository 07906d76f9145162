using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Registry.Policies;

namespace Bayou.Grains.Registry.Policies;

/// <summary>Whether a version may get an alias or a stage. Pure; decided on the state as it is, so that nothing can change in between.</summary>
internal static class PromotionDecisions
{
    private const int MostShown = 50;

    /// <summary>What must be found out before <see cref="Promote"/> can decide; null when nothing must.</summary>
    internal static PromotionQuestions? Ask(RegisteredModelState model, Promotion promotion) =>
        IsGain(model, promotion) ? AskAlways(model, promotion) : null;

    /// <summary>As <see cref="Ask"/>, also where the version has the place already.</summary>
    internal static PromotionQuestions? AskAlways(RegisteredModelState model, Promotion promotion)
    {
        var candidate = ModelDecisions.GetVersion(model, promotion.Version).Origin;
        var policies = model.Policies.Guarding(promotion.Place);
        var signature = policies.Any(policy => policy.Signature);
        ImmutableArray<string> metrics = [.. policies.SelectMany(policy => policy.Metrics).Select(rule => rule.Key).Distinct()];
        if (!signature && metrics.IsEmpty)
        {
            return null;
        }

        var questions = new PromotionQuestions(
            candidate, signature, signature ? model.Policies.FindHolder(promotion.Place) : null, metrics);
        return promotion.Evidence is { } evidence && evidence.Questions.Cover(questions) ? null : questions;
    }

    /// <summary>Gives the place. Only when <see cref="Ask"/> has no questions.</summary>
    /// <exception cref="BayouException">PERMISSION_DENIED: rules fail; the message tells all of them.</exception>
    internal static RegisteredModelDelta? Promote(RegisteredModelState model, Promotion promotion, long now)
    {
        if (IsGain(model, promotion))
        {
            var failed = PolicyRules.Judge(model, promotion).Where(rule => !rule.Passed).ToList();
            if (failed.Count > 0)
            {
                throw Refusal(model.Name, promotion, failed);
            }
        }

        return promotion.Place.Alias is { } alias
            ? ModelDecisions.PointAlias(model, new ModelAlias(alias, promotion.Version))
            : ModelDecisions.MoveToStage(model, promotion.Version, promotion.Place.Stage, promotion.ArchiveExisting, now);
    }

    internal static PromotionVerdict Evaluate(RegisteredModelState model, Promotion promotion)
    {
        var holder = model.FindHolder(promotion.Place)?.Version;
        if (AskAlways(model, promotion) is { } questions)
        {
            return new PromotionVerdict(questions, Allowed: false, holder, []);
        }

        var rules = PolicyRules.Judge(model, promotion);
        return new PromotionVerdict(null, !IsGain(model, promotion) || rules.All(rule => rule.Passed), holder, rules);
    }

    /// <summary>For calls that bring nothing by which policies could be asked.</summary>
    /// <exception cref="BayouException">PERMISSION_DENIED: a policy guards the place.</exception>
    internal static void RefuseGuarded(RegisteredModelState model, Promotion promotion)
    {
        if (IsGain(model, promotion) && model.Policies.Guarding(promotion.Place) is [var policy, ..])
        {
            throw new BayouException(
                ErrorCode.PermissionDenied,
                $"The {promotion.Place} of Registered Model (name={model.Name}) is guarded by policy '{policy.Name}', and this call can't answer "
                + "what the policy asks. Repeat it when all servers of the cluster run the same version.");
        }
    }

    /// <summary>
    /// Whether it changes who has the place. A version that has a stage already can still become the one that is served from it, when those
    /// newer than it are archived.
    /// </summary>
    private static bool IsGain(RegisteredModelState model, Promotion promotion)
    {
        if (promotion.Place.Alias is { } alias)
        {
            return model.FindAlias(alias) != promotion.Version;
        }

        return ModelDecisions.GetVersion(model, promotion.Version).Head.Stage != promotion.Place.Stage
            || (promotion.ArchiveExisting && model.FindHolder(promotion.Place)?.Version != promotion.Version);
    }

    private static BayouException Refusal(string name, Promotion promotion, List<RuleOutcome> failed)
    {
        var shown = failed.Take(MostShown).Select((rule, i) => $"({i + 1}) policy '{rule.Policy}', {rule.Rule}: {rule.Detail}.");
        var more = failed.Count > MostShown ? $" And {failed.Count - MostShown} more." : "";
        return new BayouException(
            ErrorCode.PermissionDenied,
            $"Model Version (name={name}, version={promotion.Version}) may not get the {promotion.Place}: {string.Join(" ", shown)}{more}");
    }
}
