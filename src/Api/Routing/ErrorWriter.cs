using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Routing;

/// <summary>Tells a caller of an error.</summary>
/// <param name="http">The request; nothing of an answer has been sent, and a status of 503 has its Retry-After.</param>
/// <param name="code">What went wrong.</param>
/// <param name="message">For people.</param>
/// <param name="status">The HTTP status that goes with it.</param>
internal delegate Task ErrorWriter(HttpContext http, ErrorCode code, string message, int status);
