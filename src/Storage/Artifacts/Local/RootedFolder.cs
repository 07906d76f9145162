using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Microsoft.Win32.SafeHandles;

namespace Bayou.Storage.Artifacts.Local;

/// <summary>
/// Reaches what lies under one folder, and nothing else. Links that stay under it work; those that lead out are refused.
/// Callers only ever get handles and <see cref="FolderReference"/>s that were checked; they add one name to it at the most.
/// </summary>
internal abstract class RootedFolder
{
    /// <summary>Opens a root, making it if need be.</summary>
    internal static RootedFolder Open(string folder)
    {
        Directory.CreateDirectory(folder);
        return OperatingSystem.IsLinux() ? new PinnedFolder(folder) : new ResolvedFolder(folder);
    }

    /// <summary>Opens a file for reading; null when there is none.</summary>
    internal abstract SafeFileHandle? TryOpenFile(ArtifactPath file);

    /// <summary>Opens a folder; null when there is none.</summary>
    internal abstract FolderReference? TryOpenFolder(ArtifactPath folder);

    /// <summary>Opens a folder, making it and those above it if need be.</summary>
    internal FolderReference OpenOrCreateFolder(ArtifactPath folder)
    {
        if (TryOpenFolder(folder) is { } found)
        {
            return found;
        }

        if (!folder.IsRoot)
        {
            using var parent = OpenOrCreateFolder(folder.Parent);
            var path = parent.PathOf(folder.Name);
            if (File.Exists(path))
            {
                throw BayouException.InvalidParameter($"'{folder}' is a file, so nothing can be stored below it.");
            }

            Directory.CreateDirectory(path);
            parent.FlushToDisk();
        }

        return TryOpenFolder(folder)
            ?? throw BayouException.Unavailable($"'{folder}' was deleted while it was being written to. Try again.");
    }

    /// <summary>What a path that leaves the root is answered.</summary>
    protected static BayouException LeadsOut() =>
        BayouException.InvalidParameter("Invalid path: it leads through a symbolic link out of the artifact root.");

    /// <summary>What a folder that was asked for as a file is answered.</summary>
    protected static BayouException IsFolder(ArtifactPath path) =>
        BayouException.InvalidParameter($"'{path}' is a directory; name a file in it.");
}
