using System.Collections.Immutable;

namespace Bayou.Contracts.Artifacts;

/// <summary>An upload in parts that has begun.</summary>
/// <param name="UploadId">Names the upload; for Azure Blob, which has no such id, empty.</param>
/// <param name="Parts">Where each part goes, ordered by number.</param>
public sealed record MultipartUpload(string UploadId, ImmutableArray<MultipartUploadPart> Parts)
{
    /// <summary>Most parts of one upload; S3's limit, the lowest of all stores.</summary>
    public const int MaxParts = 10_000;
}
