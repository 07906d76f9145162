using System.Collections.Immutable;

namespace Bayou.Contracts.Artifacts;

/// <summary>
/// A store that lets clients move bytes without this server in between, such as S3 or Azure Blob. Each method works only
/// where <see cref="IArtifactStore.Capabilities"/> names its capability.
/// </summary>
public interface IPresigningArtifactStore : IArtifactStore
{
    /// <summary>Starts an upload in parts. Until it is completed, the path keeps what it had.</summary>
    /// <param name="file">The file; not the root.</param>
    /// <param name="parts">How many parts will come, 1 to <see cref="MultipartUpload.MaxParts"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<MultipartUpload> CreateMultipartUploadAsync(ArtifactPath file, int parts, CancellationToken cancellationToken);

    /// <summary>Puts the uploaded parts together. The file is there, whole, when it returns.</summary>
    /// <param name="file">The file that the upload was started for.</param>
    /// <param name="uploadId">As it was given out.</param>
    /// <param name="parts">All parts, ordered by number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: the store knows no such upload, or parts are missing.</exception>
    Task CompleteMultipartUploadAsync(
        ArtifactPath file, string uploadId, ImmutableArray<UploadedPart> parts, CancellationToken cancellationToken);

    /// <summary>Drops an upload and its parts. One that is not there is fine.</summary>
    /// <param name="file">The file that the upload was started for.</param>
    /// <param name="uploadId">As it was given out.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task AbortMultipartUploadAsync(ArtifactPath file, string uploadId, CancellationToken cancellationToken);

    /// <summary>A URL from which the file can be read, as a download that browsers save; null when there is no such file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="lifetime">How long the URL works; whole seconds.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<PresignedRequest?> PresignDownloadAsync(ArtifactPath file, TimeSpan lifetime, CancellationToken cancellationToken);

    /// <summary>A URL to which the file can be written with PUT.</summary>
    /// <param name="file">The file; not the root.</param>
    /// <param name="lifetime">How long the URL works; whole seconds.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<PresignedRequest> PresignUploadAsync(ArtifactPath file, TimeSpan lifetime, CancellationToken cancellationToken);
}
