namespace Bayou.Contracts.Traces;

/// <summary>How a trace stands. Values are MLflow's.</summary>
public enum TraceState
{
    /// <summary>Not known.</summary>
    Unspecified = 0,

    /// <summary>Ended well.</summary>
    Ok = 1,

    /// <summary>Ended with an error.</summary>
    Error = 2,

    /// <summary>Its root has not been seen to end.</summary>
    InProgress = 3,
}
