using System.Collections.Immutable;
using System.IO.Pipelines;

namespace Bayou.Contracts.Artifacts;

/// <summary>
/// Files under one root: a folder, or a prefix of a bucket. Paths are relative to the root and can't leave it; a store that
/// follows links refuses those that do (INVALID_PARAMETER_VALUE "Invalid path"). Nothing is held in memory beyond a bounded
/// buffer per call. Every method may also fail with TEMPORARILY_UNAVAILABLE when the store is away or full.
/// </summary>
public interface IArtifactStore
{
    /// <summary>What the store can do beyond this interface.</summary>
    ArtifactStoreCapabilities Capabilities { get; }

    /// <summary>The entries right below a directory, ordered by name (ordinal). One that is missing, or is a file, has none.</summary>
    /// <param name="directory">The directory; may be the root.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<ImmutableArray<ArtifactEntry>> ListAsync(ArtifactPath directory, CancellationToken cancellationToken);

    /// <summary>Opens a file, or answers null when there is none. The caller disposes what it gets.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: it is a directory.</exception>
    Task<ArtifactContent?> OpenReadAsync(ArtifactPath file, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a file, making the directories above it and replacing what was there. When it returns the file is on disk,
    /// whole; until then, and after a failure, readers see what was there before. Of writes at the same time the last one
    /// to finish wins.
    /// </summary>
    /// <param name="file">The file; not the root.</param>
    /// <param name="content">Read to its end, or to the failure that ends it; never completed.</param>
    /// <param name="cancellationToken">Ends the call; nothing is left behind.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: the path is a directory, or leads through a file.</exception>
    Task<long> WriteAsync(ArtifactPath file, PipeReader content, CancellationToken cancellationToken);

    /// <summary>Deletes a file, or a directory with all below it. What is not there is fine.</summary>
    /// <param name="path">File or directory; not the root.</param>
    /// <param name="cancellationToken">Ends the call before anything is deleted.</param>
    Task DeleteAsync(ArtifactPath path, CancellationToken cancellationToken);
}
