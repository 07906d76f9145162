namespace Bayou.Contracts.Errors;

/// <summary>MLflow's error codes that Bayou raises. The wire name is the upper-case form, see <see cref="ErrorCodes"/>.</summary>
[GenerateSerializer, Alias("bayou.ErrorCode")]
public enum ErrorCode
{
    /// <summary>INTERNAL_ERROR, 500.</summary>
    InternalError = 1,

    /// <summary>TEMPORARILY_UNAVAILABLE, 503; the call may be repeated later.</summary>
    TemporarilyUnavailable = 2,

    /// <summary>BAD_REQUEST, 400.</summary>
    BadRequest = 4,

    /// <summary>INVALID_PARAMETER_VALUE, 400.</summary>
    InvalidParameterValue = 5,

    /// <summary>ENDPOINT_NOT_FOUND, 404.</summary>
    EndpointNotFound = 6,

    /// <summary>INVALID_STATE, 500 as in MLflow.</summary>
    InvalidState = 7,

    /// <summary>PERMISSION_DENIED, 403.</summary>
    PermissionDenied = 8,

    /// <summary>FEATURE_DISABLED, 500 as in MLflow.</summary>
    FeatureDisabled = 9,

    /// <summary>REQUEST_LIMIT_EXCEEDED, 429.</summary>
    RequestLimitExceeded = 10,

    /// <summary>RESOURCE_ALREADY_EXISTS, 400 as in MLflow.</summary>
    ResourceAlreadyExists = 11,

    /// <summary>RESOURCE_DOES_NOT_EXIST, 404.</summary>
    ResourceDoesNotExist = 12,

    /// <summary>RESOURCE_CONFLICT, 409.</summary>
    ResourceConflict = 13,

    /// <summary>NOT_IMPLEMENTED, 501.</summary>
    NotImplemented = 14,

    /// <summary>UNAUTHENTICATED, 401.</summary>
    Unauthenticated = 15,

    /// <summary>CANCELLED, 499.</summary>
    Cancelled = 16,

    /// <summary>DEADLINE_EXCEEDED, 504.</summary>
    DeadlineExceeded = 17,

    /// <summary>NOT_FOUND, 404.</summary>
    NotFound = 18,
}
