namespace Bayou.Contracts.Errors;

/// <summary>The one table from error codes to wire names and HTTP statuses.</summary>
public static class ErrorCodes
{
    /// <summary>The code's name on the wire, as MLflow spells it.</summary>
    /// <param name="code">The code.</param>
    public static string WireName(this ErrorCode code) => code switch
    {
        ErrorCode.TemporarilyUnavailable => "TEMPORARILY_UNAVAILABLE",
        ErrorCode.BadRequest => "BAD_REQUEST",
        ErrorCode.InvalidParameterValue => "INVALID_PARAMETER_VALUE",
        ErrorCode.EndpointNotFound => "ENDPOINT_NOT_FOUND",
        ErrorCode.InvalidState => "INVALID_STATE",
        ErrorCode.PermissionDenied => "PERMISSION_DENIED",
        ErrorCode.FeatureDisabled => "FEATURE_DISABLED",
        ErrorCode.RequestLimitExceeded => "REQUEST_LIMIT_EXCEEDED",
        ErrorCode.ResourceAlreadyExists => "RESOURCE_ALREADY_EXISTS",
        ErrorCode.ResourceDoesNotExist => "RESOURCE_DOES_NOT_EXIST",
        ErrorCode.ResourceConflict => "RESOURCE_CONFLICT",
        ErrorCode.NotImplemented => "NOT_IMPLEMENTED",
        ErrorCode.Unauthenticated => "UNAUTHENTICATED",
        ErrorCode.Cancelled => "CANCELLED",
        ErrorCode.DeadlineExceeded => "DEADLINE_EXCEEDED",
        ErrorCode.NotFound => "NOT_FOUND",
        _ => "INTERNAL_ERROR",
    };

    /// <summary>The HTTP status that carries the code. RESOURCE_ALREADY_EXISTS is 400 and INVALID_STATE 500, as in MLflow.</summary>
    /// <param name="code">The code.</param>
    public static int HttpStatus(this ErrorCode code) => code switch
    {
        ErrorCode.BadRequest or ErrorCode.InvalidParameterValue or ErrorCode.ResourceAlreadyExists => 400,
        ErrorCode.Unauthenticated => 401,
        ErrorCode.PermissionDenied => 403,
        ErrorCode.ResourceDoesNotExist or ErrorCode.NotFound or ErrorCode.EndpointNotFound => 404,
        ErrorCode.ResourceConflict => 409,
        ErrorCode.RequestLimitExceeded => 429,
        ErrorCode.Cancelled => 499,
        ErrorCode.NotImplemented => 501,
        ErrorCode.TemporarilyUnavailable => 503,
        ErrorCode.DeadlineExceeded => 504,
        _ => 500,
    };
}
