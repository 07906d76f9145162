using System.Diagnostics.CodeAnalysis;

namespace Bayou.Contracts.Runs;

/// <summary>The wire names of run states.</summary>
public static class RunStatusNames
{
    /// <summary>The name on the wire, such as <c>RUNNING</c>.</summary>
    /// <param name="status">The state.</param>
    public static string WireName(this RunStatus status) => status switch
    {
        RunStatus.Running => "RUNNING",
        RunStatus.Scheduled => "SCHEDULED",
        RunStatus.Finished => "FINISHED",
        RunStatus.Failed => "FAILED",
        RunStatus.Killed => "KILLED",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a run status"),
    };

    /// <summary>Reads a wire name.</summary>
    /// <param name="name">Upper case, as MLflow spells it.</param>
    /// <param name="status">The state, when the answer is true.</param>
    public static bool TryParse([NotNullWhen(true)] string? name, out RunStatus status)
    {
        (var known, status) = name switch
        {
            "RUNNING" => (true, RunStatus.Running),
            "SCHEDULED" => (true, RunStatus.Scheduled),
            "FINISHED" => (true, RunStatus.Finished),
            "FAILED" => (true, RunStatus.Failed),
            "KILLED" => (true, RunStatus.Killed),
            _ => (false, default),
        };
        return known;
    }
}
