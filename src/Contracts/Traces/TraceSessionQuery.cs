namespace Bayou.Contracts.Traces;

/// <summary>Asks for the sessions of an experiment, latest activity first.</summary>
/// <param name="User">Only those with a turn of this user, or null.</param>
/// <param name="HasErrors">Only those with, or without, a failed turn; or null.</param>
/// <param name="Since">Only those with activity at or after it, in ms; or null.</param>
/// <param name="Until">Only those that began at or before it, in ms; or null.</param>
/// <param name="MaxResults">Page size, 1 to <see cref="Limits.TraceSearchMaxResults"/>.</param>
/// <param name="PageToken">Token of the previous page, or null.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceSessionQuery")]
public sealed record TraceSessionQuery(
    [property: Id(0)] string? User,
    [property: Id(1)] bool? HasErrors,
    [property: Id(2)] long? Since,
    [property: Id(3)] long? Until,
    [property: Id(4)] int MaxResults,
    [property: Id(5)] string? PageToken);
