using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;

namespace Bayou.Grains.Experiments;

/// <summary>What each command on an experiment changes, or why it is refused. Pure; times come in as milliseconds.</summary>
internal static class ExperimentDecisions
{
    internal static void GuardActive(ExperimentState experiment)
    {
        var stage = experiment.Head.LifecycleStage;
        if (stage != LifecycleStage.Active)
        {
            throw BayouException.InvalidParameter(
                $"The experiment {experiment.ExperimentId} must be in the 'active' state. Current state is {stage.WireName()}.");
        }
    }

    internal static void GuardRename(ExperimentState experiment)
    {
        if (experiment.Head.LifecycleStage != LifecycleStage.Active)
        {
            throw new BayouException(ErrorCode.InvalidState, "Cannot rename a non-active experiment.");
        }
    }

    internal static ExperimentEvent Rename(ExperimentState experiment, string newName, long now)
    {
        GuardRename(experiment);
        return new ExperimentEvent(experiment.Head with { Name = newName, LastUpdateTime = now }, [], []);
    }

    internal static ExperimentEvent? SetTag(ExperimentState experiment, Tag tag)
    {
        GuardActive(experiment);
        return experiment.HasTag(tag) ? null : new ExperimentEvent(experiment.Head, [tag], []);
    }

    internal static ExperimentEvent DeleteTag(ExperimentState experiment, string key)
    {
        GuardActive(experiment);
        return experiment.HasTag(key)
            ? new ExperimentEvent(experiment.Head, [], [key])
            : throw BayouException.DoesNotExist($"No tag with name: {key} in experiment with id {experiment.ExperimentId}");
    }

    /// <summary>Moves between trash and use. One that is in that stage already does not exist for this command, as in MLflow.</summary>
    internal static ExperimentEvent MoveTo(ExperimentState experiment, LifecycleStage stage, long now) =>
        experiment.Head.LifecycleStage == stage
            ? throw NotFound(experiment.ExperimentId)
            : new ExperimentEvent(experiment.Head with { LifecycleStage = stage, LastUpdateTime = now, RunsPending = true }, [], []);

    internal static ExperimentEvent? RunsTold(ExperimentState experiment) =>
        experiment.Head.RunsPending ? new ExperimentEvent(experiment.Head with { RunsPending = false }, [], []) : null;

    internal static BayouException NotFound(string experimentId) =>
        BayouException.DoesNotExist($"No Experiment with id={experimentId} exists");
}
