using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Registry.Policies;
using Bayou.Grains.Tests.Support;

namespace Bayou.Grains.Tests.Registry.Policies;

/// <summary>Short forms of what tests ask of policies.</summary>
internal static class Guarded
{
    internal static readonly VersionPlace Champion = VersionPlace.Of("champion");
    internal static readonly VersionPlace Production = VersionPlace.Of(ModelStage.Production);

    internal static IModelPolicyGrain Policies(this GrainCluster cluster, string name) =>
        cluster.Grains.GetGrain<IModelPolicyGrain>(GrainKeys.RegisteredModel(GrainKeys.DefaultWorkspace, name));

    /// <summary>A policy without rules that guards the champion and Production.</summary>
    internal static ModelPolicy Policy(string name = "live") => new(name, ["champion"], [ModelStage.Production], false, [], [], 0);

    internal static CreateModelVersion VersionBy(string? user, string source = "s3://b/m") =>
        ModelCluster.Version(source) with { User = user, RunId = "r" };

    internal static Promotion Promote(int version, VersionPlace place, string? user = "ann") => new(version, place, false, user, null);

    /// <summary>The same with answers to all that is asked.</summary>
    internal static Promotion Answered(
        this Promotion promotion, PromotionQuestions questions, ImmutableArray<string> faults = default, params MetricReading[] readings) =>
        promotion with { Evidence = new PromotionEvidence(questions, faults.IsDefault ? [] : faults, [.. readings]) };
}
