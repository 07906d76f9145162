using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Otlp;

/// <summary>Errors in the words of gRPC. Exporters repeat a call after UNAVAILABLE and DEADLINE_EXCEEDED, and not after the others.</summary>
internal static class GrpcCodes
{
    /// <summary>The code for an error.</summary>
    /// <param name="code">The error.</param>
    /// <param name="status">The HTTP status that goes with it.</param>
    internal static GrpcCode Of(ErrorCode code, int status) =>
        status == StatusCodes.Status413PayloadTooLarge ? GrpcCode.ResourceExhausted : code switch
        {
            ErrorCode.TemporarilyUnavailable or ErrorCode.RequestLimitExceeded => GrpcCode.Unavailable,
            ErrorCode.DeadlineExceeded => GrpcCode.DeadlineExceeded,
            ErrorCode.ResourceDoesNotExist or ErrorCode.NotFound => GrpcCode.NotFound,
            ErrorCode.PermissionDenied => GrpcCode.PermissionDenied,
            ErrorCode.Unauthenticated => GrpcCode.Unauthenticated,
            ErrorCode.EndpointNotFound or ErrorCode.NotImplemented => GrpcCode.Unimplemented,
            _ when status < StatusCodes.Status500InternalServerError => GrpcCode.InvalidArgument,
            _ => GrpcCode.Internal,
        };
}
