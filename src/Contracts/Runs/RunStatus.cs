namespace Bayou.Contracts.Runs;

/// <summary>MLflow's run states, with the numbers of its protos.</summary>
[GenerateSerializer, Alias("bayou.RunStatus")]
public enum RunStatus
{
    /// <summary>RUNNING.</summary>
    Running = 1,

    /// <summary>SCHEDULED.</summary>
    Scheduled = 2,

    /// <summary>FINISHED.</summary>
    Finished = 3,

    /// <summary>FAILED.</summary>
    Failed = 4,

    /// <summary>KILLED.</summary>
    Killed = 5,
}
