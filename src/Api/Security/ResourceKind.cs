namespace Bayou.Api.Security;

/// <summary>What a route touches, in MLflow's terms.</summary>
public enum ResourceKind
{
    /// <summary>The server itself: health, version, configuration.</summary>
    Server,

    /// <summary>Experiments and, through them, their runs.</summary>
    Experiment,

    /// <summary>Runs: params, metrics, tags, inputs, outputs.</summary>
    Run,

    /// <summary>Artifacts of runs.</summary>
    Artifact,

    /// <summary>Registered models and, through them, their versions; prompts among them.</summary>
    RegisteredModel,

    /// <summary>Logged models and their files; the experiment of a model decides.</summary>
    LoggedModel,

    /// <summary>Evaluation datasets and their records; the experiments of a dataset decide.</summary>
    EvaluationDataset,

    /// <summary>Traces with their spans, assessments and sessions; the experiment of a trace decides.</summary>
    Trace,

    /// <summary>Policies that guard aliases and stages of registered models. Not for those whom they guard against, who may change the models.</summary>
    ModelPolicy,

    /// <summary>Approvals of model versions under policies.</summary>
    ModelApproval,

    /// <summary>Issues found in traces; the experiment of an issue decides.</summary>
    Issue,
}
