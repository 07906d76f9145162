using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Artifacts;

/// <summary>
/// The one place where a store's capabilities are held against what a call needs. MLflow's client goes back to plain
/// transfers only if the message begins with these words.
/// </summary>
internal static class SigningStores
{
    internal static IPresigningArtifactStore ForMultipartUpload(IArtifactStore store) =>
        Require(store, store.Capabilities.MultipartUpload, "Multipart upload is not supported for the current artifact repository");

    internal static IPresigningArtifactStore ForDownload(IArtifactStore store) =>
        Require(store, store.Capabilities.PresignedDownload, "Presigned URL download is not supported for the current artifact repository");

    internal static IPresigningArtifactStore ForUpload(IArtifactStore store) =>
        Require(store, store.Capabilities.PresignedUpload, "Presigned URL upload is not supported for the current artifact repository");

    private static IPresigningArtifactStore Require(IArtifactStore store, bool capable, string message) =>
        capable && store is IPresigningArtifactStore signing
            ? signing
            : throw new BayouException(ErrorCode.NotImplemented, $"{message}. Send or read the bytes through this server instead.");
}
