using System.Collections.Immutable;

namespace Bayou.Contracts.Artifacts;

/// <summary>A request that a client may send to where a file is kept, without further authority.</summary>
/// <param name="Url">Where to.</param>
/// <param name="Headers">Sent with it; may be empty.</param>
/// <param name="FileSize">Bytes of a file that can be read; null for an upload or when the store doesn't say.</param>
public sealed record PresignedRequest(string Url, ImmutableDictionary<string, string> Headers, long? FileSize);
