namespace Bayou.Contracts.Traces;

/// <summary>A span's status. Values are OpenTelemetry's.</summary>
public enum SpanStatus
{
    /// <summary>Not set.</summary>
    Unset = 0,

    /// <summary>Ended well, said explicitly.</summary>
    Ok = 1,

    /// <summary>Ended with an error.</summary>
    Error = 2,
}
