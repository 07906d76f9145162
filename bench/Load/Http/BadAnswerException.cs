namespace Bayou.Bench.Http;

/// <summary>The bytes that came are no HTTP/1.1 answer.</summary>
internal sealed class BadAnswerException(string message) : Exception(message);
