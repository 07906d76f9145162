using System.Collections.Immutable;
using System.IO.Pipelines;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;

namespace Bayou.Storage.Artifacts.Local;

/// <summary>
/// Artifacts in a folder. Files are written beside the tree, in the folder <see cref="StagingName"/> of the same root, and
/// renamed into it when they are whole and on disk; trees are renamed out of it before they are deleted.
/// </summary>
internal sealed class LocalArtifactStore : IArtifactStore
{
    /// <summary>Holds unfinished uploads and deletions. No artifact may have this name, and listings don't show it.</summary>
    internal const string StagingName = ".bayou-staging";

    private static readonly ArtifactPath s_staging = ArtifactPath.Parse(StagingName);
    private readonly RootedFolder _root;
    private readonly TimeProvider _clock;

    internal LocalArtifactStore(RootedFolder root, TimeProvider clock) => (_root, _clock) = (root, clock);

    public ArtifactStoreCapabilities Capabilities => ArtifactStoreCapabilities.None;

    public Task<ImmutableArray<ArtifactEntry>> ListAsync(ArtifactPath directory, CancellationToken cancellationToken)
    {
        RefuseReserved(directory);
        using var folder = _root.TryOpenFolder(directory);
        return Task.FromResult(folder is null ? [] : FolderListing.Read(_root, directory, folder, cancellationToken));
    }

    public Task<ArtifactContent?> OpenReadAsync(ArtifactPath file, CancellationToken cancellationToken)
    {
        RefuseReserved(file);
        var handle = _root.TryOpenFile(file);
        if (handle is null)
        {
            return Task.FromResult<ArtifactContent?>(null);
        }

        try
        {
            var length = RandomAccess.GetLength(handle);
            var modified = File.GetLastWriteTimeUtc(handle);
            var entityTag = $"\"{modified.Ticks:x}-{length:x}\"";
            var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
            return Task.FromResult<ArtifactContent?>(new ArtifactContent(stream, length, modified, entityTag));
        }
        catch (NotSupportedException)
        {
            // A pipe or a device, put there by other means: no artifact.
            handle.Dispose();
            return Task.FromResult<ArtifactContent?>(null);
        }
    }

    public async Task<long> WriteAsync(ArtifactPath file, PipeReader content, CancellationToken cancellationToken)
    {
        RefuseReserved(file);
        RefuseRoot(file);
        try
        {
            using var staging = _root.OpenOrCreateFolder(s_staging);
            using var upload = new StagedUpload(staging.PathOf($"{Guid.CreateVersion7():N}.upload"));
            var length = await UploadWriter.WriteAsync(upload.File, content, cancellationToken);
            await OnOwnThread(() => Publish(upload, file), cancellationToken);
            return length;
        }
        catch (Exception exception) when (LocalFaults.Translate(exception) is { } answer)
        {
            throw answer;
        }
    }

    public Task DeleteAsync(ArtifactPath path, CancellationToken cancellationToken)
    {
        RefuseReserved(path);
        RefuseRoot(path);
        return OnOwnThread(() => Delete(path), cancellationToken);
    }

    /// <summary>Removes what uploads and deletions that never finished left behind.</summary>
    /// <param name="olderThan">What changed after this stays: it may still be at work, here or in another process.</param>
    /// <param name="cancellationToken">Ends the call between two leftovers.</param>
    /// <returns>How many were removed.</returns>
    internal int RemoveStale(DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        using var staging = _root.TryOpenFolder(s_staging);
        var removed = 0;
        foreach (var entry in staging is null ? [] : new DirectoryInfo(staging.Path).EnumerateFileSystemInfos())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.LastWriteTimeUtc < olderThan.UtcDateTime)
            {
                Remove(entry.FullName);
                removed++;
            }
        }

        return removed;
    }

    private static void Remove(string path)
    {
        if (new FileInfo(path).LinkTarget is null && Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }

    /// <summary>Syncing and deleting block for as long as the disk takes; the threads of the pool are for requests.</summary>
    private static Task OnOwnThread(Action work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void RefuseRoot(ArtifactPath path)
    {
        if (path.IsRoot)
        {
            throw BayouException.InvalidParameter("Invalid path: it is empty.");
        }
    }

    private static void RefuseReserved(ArtifactPath path)
    {
        if (path.Value.Split('/').Contains(StagingName, StringComparer.OrdinalIgnoreCase))
        {
            throw BayouException.InvalidParameter($"Invalid path: the name '{StagingName}' is the store's own.");
        }
    }

    private void Publish(StagedUpload upload, ArtifactPath file)
    {
        upload.FlushToDisk();
        using var folder = _root.OpenOrCreateFolder(file.Parent);
        var target = folder.PathOf(file.Name);
        if (Directory.Exists(target))
        {
            throw BayouException.InvalidParameter($"'{file}' is a directory, so it can't be written as a file.");
        }

        upload.MoveTo(target);
        folder.FlushToDisk();
    }

    private void Delete(ArtifactPath path)
    {
        using var folder = _root.TryOpenFolder(path.Parent);
        if (folder is null)
        {
            return;
        }

        var target = folder.PathOf(path.Name);
        if (new FileInfo(target).LinkTarget is not null || !Directory.Exists(target))
        {
            File.Delete(target);
            folder.FlushToDisk();
            return;
        }

        // In one step the tree is gone for readers; taking it apart may last.
        using var staging = _root.OpenOrCreateFolder(s_staging);
        var condemned = staging.PathOf($"{Guid.CreateVersion7():N}.deleted");
        if (TryMove(target, condemned))
        {
            folder.FlushToDisk();
            Directory.Delete(condemned, recursive: true);
        }
    }

    /// <summary>Moves a tree, unless another call has done so already.</summary>
    private bool TryMove(string from, string to)
    {
        try
        {
            // Its age is that of this deletion, or else it would pass for a leftover.
            Directory.SetLastWriteTimeUtc(from, _clock.GetUtcNow().UtcDateTime);
            Directory.Move(from, to);
            return true;
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
        {
            return false;
        }
    }
}
