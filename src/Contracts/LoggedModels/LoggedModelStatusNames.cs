using System.Diagnostics.CodeAnalysis;

namespace Bayou.Contracts.LoggedModels;

/// <summary>The names of a logged model's states.</summary>
public static class LoggedModelStatusNames
{
    /// <summary>The name on the wire, such as <c>LOGGED_MODEL_READY</c>.</summary>
    /// <param name="status">The state.</param>
    public static string WireName(this LoggedModelStatus status) => status switch
    {
        LoggedModelStatus.Unspecified => "LOGGED_MODEL_STATUS_UNSPECIFIED",
        LoggedModelStatus.Pending => "LOGGED_MODEL_PENDING",
        LoggedModelStatus.Ready => "LOGGED_MODEL_READY",
        LoggedModelStatus.UploadFailed => "LOGGED_MODEL_UPLOAD_FAILED",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a logged model's status"),
    };

    /// <summary>The name by which MLflow's Python client knows the state, such as <c>READY</c>.</summary>
    /// <param name="status">The state.</param>
    public static string ClientName(this LoggedModelStatus status) => status switch
    {
        LoggedModelStatus.Unspecified => "UNSPECIFIED",
        LoggedModelStatus.Pending => "PENDING",
        LoggedModelStatus.Ready => "READY",
        LoggedModelStatus.UploadFailed => "FAILED",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a logged model's status"),
    };

    /// <summary>Reads a wire name.</summary>
    /// <param name="name">Upper case, as MLflow spells it.</param>
    /// <param name="status">The state, when the answer is true.</param>
    public static bool TryParse([NotNullWhen(true)] string? name, out LoggedModelStatus status)
    {
        foreach (var known in Enum.GetValues<LoggedModelStatus>())
        {
            if (known.WireName() == name)
            {
                status = known;
                return true;
            }
        }

        status = default;
        return false;
    }
}
