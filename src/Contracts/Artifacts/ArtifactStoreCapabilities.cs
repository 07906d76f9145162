namespace Bayou.Contracts.Artifacts;

/// <summary>
/// What a store can do beyond <see cref="IArtifactStore"/>. The default claims nothing. Whoever sets a flag implements the
/// methods of <see cref="IPresigningArtifactStore"/> that it names, and they work from the clients' network.
/// </summary>
public sealed record ArtifactStoreCapabilities
{
    /// <summary>Claims nothing.</summary>
    public static ArtifactStoreCapabilities None { get; } = new();

    /// <summary>Clients may upload a file in parts, straight to where it is kept.</summary>
    public bool MultipartUpload { get; init; }

    /// <summary>Clients may read a file straight from where it is kept.</summary>
    public bool PresignedDownload { get; init; }

    /// <summary>Clients may write a file straight to where it is kept.</summary>
    public bool PresignedUpload { get; init; }
}
