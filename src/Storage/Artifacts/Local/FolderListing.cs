using System.Collections.Immutable;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;

namespace Bayou.Storage.Artifacts.Local;

/// <summary>
/// Reads the entries of a folder, leaving out what no call could reach: names that are no valid path, and links that lead
/// nowhere or out.
/// </summary>
internal static class FolderListing
{
    internal static ImmutableArray<ArtifactEntry> Read(
        RootedFolder root, ArtifactPath directory, FolderReference folder, CancellationToken cancellationToken)
    {
        var entries = ImmutableArray.CreateBuilder<ArtifactEntry>();
        foreach (var info in new DirectoryInfo(folder.Path).EnumerateFileSystemInfos())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (info.Name == LocalArtifactStore.StagingName || !ArtifactPath.TryParse(info.Name, out var name))
            {
                continue;
            }

            var entry = info.Attributes.HasFlag(FileAttributes.ReparsePoint) ? Linked(root, directory.Append(name)) : Plain(info);
            if (entry is not null)
            {
                entries.Add(entry);
            }
        }

        entries.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return entries.DrainToImmutable();
    }

    private static ArtifactEntry? Plain(FileSystemInfo info)
    {
        try
        {
            return info is FileInfo file
                ? new ArtifactEntry(info.Name, IsDirectory: false, file.Length)
                : new ArtifactEntry(info.Name, IsDirectory: true, Size: null);
        }
        catch (FileNotFoundException)
        {
            // Deleted since the folder was read.
            return null;
        }
    }

    private static ArtifactEntry? Linked(RootedFolder root, ArtifactPath path)
    {
        try
        {
            using var folder = root.TryOpenFolder(path);
            if (folder is not null)
            {
                return new ArtifactEntry(path.Name, IsDirectory: true, Size: null);
            }

            using var file = root.TryOpenFile(path);
            return file is null ? null : new ArtifactEntry(path.Name, IsDirectory: false, RandomAccess.GetLength(file));
        }
        catch (BayouException)
        {
            return null;
        }
    }
}
