using System.Collections.Frozen;

namespace Bayou.Conformance.Tests.Http;

/// <summary>The HTTP status that MLflow gives each error code; codes not named here are 500.</summary>
internal static class ErrorStatuses
{
    private static readonly FrozenDictionary<string, int> Known = new Dictionary<string, int>
    {
        ["BAD_REQUEST"] = 400,
        ["INVALID_PARAMETER_VALUE"] = 400,
        ["RESOURCE_ALREADY_EXISTS"] = 400,
        ["CUSTOMER_UNAUTHORIZED"] = 401,
        ["UNAUTHENTICATED"] = 401,
        ["PERMISSION_DENIED"] = 403,
        ["RESOURCE_DOES_NOT_EXIST"] = 404,
        ["NOT_FOUND"] = 404,
        ["ENDPOINT_NOT_FOUND"] = 404,
        ["ABORTED"] = 409,
        ["RESOURCE_CONFLICT"] = 409,
        ["ALREADY_EXISTS"] = 409,
        ["REQUEST_LIMIT_EXCEEDED"] = 429,
        ["RESOURCE_EXHAUSTED"] = 429,
        ["CANCELLED"] = 499,
        ["NOT_IMPLEMENTED"] = 501,
        ["TEMPORARILY_UNAVAILABLE"] = 503,
        ["DEADLINE_EXCEEDED"] = 504,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static int Of(string code) => Known.GetValueOrDefault(code, 500);
}
