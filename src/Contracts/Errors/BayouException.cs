namespace Bayou.Contracts.Errors;

/// <summary>
/// The one exception that carries an answer to the caller: a code that fixes the HTTP status, and a message that
/// names the field at fault. Raised anywhere, turned into a response once, at the edge.
/// </summary>
[GenerateSerializer, Alias("bayou.BayouException")]
public sealed class BayouException : Exception
{
    /// <summary>Makes an answer with a code and a message that the caller will read.</summary>
    /// <param name="code">Fixes error name and HTTP status.</param>
    /// <param name="message">Shown to the caller as it is.</param>
    /// <param name="innerException">What caused it; never shown to the caller.</param>
    public BayouException(ErrorCode code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>Fixes error name and HTTP status.</summary>
    [Id(0)]
    public ErrorCode Code { get; }

    /// <summary>A value outside what its field allows (400).</summary>
    /// <param name="message">Names the field and how to mend it.</param>
    public static BayouException InvalidParameter(string message) => new(ErrorCode.InvalidParameterValue, message);

    /// <summary>A named thing is absent (404).</summary>
    /// <param name="message">Names the thing.</param>
    public static BayouException DoesNotExist(string message) => new(ErrorCode.ResourceDoesNotExist, message);

    /// <summary>The store can't take the call now (503); the same call may succeed later.</summary>
    /// <param name="message">What is missing, without internals.</param>
    /// <param name="innerException">The store's own failure.</param>
    public static BayouException Unavailable(string message, Exception? innerException = null) =>
        new(ErrorCode.TemporarilyUnavailable, message, innerException);
}
