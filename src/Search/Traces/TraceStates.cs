using Bayou.Contracts.Traces;

namespace Bayou.Search.Traces;

/// <summary>How the states of rows are kept and named.</summary>
internal static class TraceStates
{
    /// <summary>The state of a row that holds no trace.</summary>
    public const long Free = -1;

    /// <summary>MLflow's name of a state.</summary>
    /// <param name="state">The number of a <see cref="TraceState"/>.</param>
    public static string NameOf(long state) => (TraceState)state switch
    {
        TraceState.Ok => "OK",
        TraceState.Error => "ERROR",
        TraceState.InProgress => "IN_PROGRESS",
        _ => "STATE_UNSPECIFIED",
    };
}
