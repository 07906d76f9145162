namespace Bayou.Contracts.Traces;

/// <summary>How long an experiment keeps traces. The oldest go first; null sets no bound.</summary>
/// <param name="MaxAge">In seconds, counted from the request time.</param>
/// <param name="MaxTraces">How many.</param>
/// <param name="MaxBytes">Size of their stored spans together.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceRetention")]
public sealed record TraceRetention([property: Id(0)] long? MaxAge, [property: Id(1)] long? MaxTraces, [property: Id(2)] long? MaxBytes)
{
    /// <summary>Whether it lets any trace go.</summary>
    public bool HasBounds => MaxAge is not null || MaxTraces is not null || MaxBytes is not null;
}
