using System.Collections.Immutable;

namespace Bayou.Contracts.Artifacts;

/// <summary>Where one part of an upload goes.</summary>
/// <param name="PartNumber">From 1 on.</param>
/// <param name="Url">Takes the part with PUT.</param>
/// <param name="Headers">Sent with it; may be empty.</param>
public sealed record MultipartUploadPart(int PartNumber, string Url, ImmutableDictionary<string, string> Headers);
