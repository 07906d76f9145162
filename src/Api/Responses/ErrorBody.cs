using System.Text.Json;
using Bayou.Api.Routing;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Responses;

/// <summary>
/// MLflow's error body: error_code, message, and the SQL state and error class that its clients derive from the code. A route may have a
/// form of its own.
/// </summary>
internal static class ErrorBody
{
    /// <summary>Seconds that a client should wait before it repeats a call that found the store away.</summary>
    private const string RetryAfterSeconds = "1";

    internal static Task SendAsync(HttpContext http, ErrorCode code, string message) => SendAsync(http, code, message, code.HttpStatus());

    internal static Task SendAsync(HttpContext http, ErrorCode code, string message, int status)
    {
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        var errors = http.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>()?.Errors;
        return errors is null ? JsonResponse.SendAsync(http, (code, message), Write, status) : errors(http, code, message, status);
    }

    private static void Write(Utf8JsonWriter json, (ErrorCode Code, string Message) error)
    {
        json.WriteString("error_code"u8, error.Code.WireName());
        json.WriteString("message"u8, error.Message);
        var (sqlState, errorClass) = Classify(error.Code);
        if (sqlState is not null)
        {
            json.WriteString("sqlstate"u8, sqlState);
            json.WriteString("error_class"u8, errorClass);
        }
    }

    private static (string? SqlState, string? ErrorClass) Classify(ErrorCode code) => code switch
    {
        ErrorCode.InvalidParameterValue or ErrorCode.BadRequest => ("KAM00", "INVALID_PARAMETER_VALUE"),
        ErrorCode.ResourceDoesNotExist or ErrorCode.NotFound or ErrorCode.EndpointNotFound => ("KAM00", "RESOURCE_NOT_FOUND"),
        ErrorCode.ResourceAlreadyExists => ("KAM00", "RESOURCE_ALREADY_EXISTS"),
        ErrorCode.PermissionDenied => ("KAM00", "PERMISSION_DENIED"),
        ErrorCode.FeatureDisabled => ("KAM00", "FEATURE_DISABLED"),
        ErrorCode.InternalError or ErrorCode.InvalidState or ErrorCode.TemporarilyUnavailable => ("XXM00", "CLIENT_INTERNAL_ERROR"),
        _ => (null, null),
    };
}
