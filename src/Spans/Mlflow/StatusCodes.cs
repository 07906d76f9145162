namespace Bayou.Spans.Mlflow;

/// <summary>Status codes by the names that MLflow's span JSON gives them.</summary>
internal static class StatusCodes
{
    internal static string NameOf(int code) => code switch
    {
        1 => "STATUS_CODE_OK",
        2 => "STATUS_CODE_ERROR",
        _ => "STATUS_CODE_UNSET",
    };

    /// <summary>Reads the names of all versions of the JSON; anything else is unset.</summary>
    internal static int CodeOf(string? name) => name switch
    {
        "STATUS_CODE_OK" or "OK" => 1,
        "STATUS_CODE_ERROR" or "ERROR" => 2,
        _ => 0,
    };
}
