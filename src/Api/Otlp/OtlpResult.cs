namespace Bayou.Api.Otlp;

/// <summary>What became of a request that was taken, wholly or in part.</summary>
/// <param name="Rejected">Spans, records or points that were not taken.</param>
/// <param name="Message">Why, or a warning where nothing was rejected; null where all is well.</param>
internal readonly record struct OtlpResult(long Rejected, string? Message);
