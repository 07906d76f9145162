namespace Bayou.Api.Otlp;

/// <summary>Codes of gRPC and google.rpc.Status, as far as they are used (https://grpc.github.io/grpc/core/md_doc_statuscodes.html).</summary>
internal enum GrpcCode
{
    /// <summary>All is well.</summary>
    Ok = 0,

    /// <summary>The caller is at fault.</summary>
    InvalidArgument = 3,

    /// <summary>It took too long.</summary>
    DeadlineExceeded = 4,

    /// <summary>A named thing is absent.</summary>
    NotFound = 5,

    /// <summary>The caller is known, and may not.</summary>
    PermissionDenied = 7,

    /// <summary>A limit is reached.</summary>
    ResourceExhausted = 8,

    /// <summary>No such method, or no such coding.</summary>
    Unimplemented = 12,

    /// <summary>The server is at fault.</summary>
    Internal = 13,

    /// <summary>Not now: the same call may succeed later.</summary>
    Unavailable = 14,

    /// <summary>The caller is not known.</summary>
    Unauthenticated = 16,
}
