using System.Runtime.Versioning;
using Bayou.Contracts.Artifacts;
using Microsoft.Win32.SafeHandles;

namespace Bayou.Storage.Artifacts.Local;

/// <summary>
/// A root on Linux. An entry is opened first and checked afterwards, by the name that the kernel gives for the open
/// descriptor (<c>/proc/self/fd</c>), and from then on it is reached through that descriptor. So there is no moment between
/// check and use in which a link could be put into the path: what was checked is what is used. Opening alone does nothing
/// to a file outside, and its content is never read.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class PinnedFolder : RootedFolder
{
    private readonly string _root;

    internal PinnedFolder(string folder)
    {
        using var handle = LinuxCalls.TryOpen(folder) ?? throw new DirectoryNotFoundException($"'{folder}' is not there.");
        _root = LinuxCalls.RealPathOf(handle);
    }

    internal override SafeFileHandle? TryOpenFile(ArtifactPath file)
    {
        var handle = TryOpen(file);
        if (handle is not null && IsDirectory(handle))
        {
            handle.Dispose();
            throw IsFolder(file);
        }

        return handle;
    }

    internal override FolderReference? TryOpenFolder(ArtifactPath folder)
    {
        var handle = TryOpen(folder);
        if (handle is null || !IsDirectory(handle))
        {
            handle?.Dispose();
            return null;
        }

        return new FolderReference(LinuxCalls.PathOf(handle), handle);
    }

    private SafeFileHandle? TryOpen(ArtifactPath path)
    {
        var handle = LinuxCalls.TryOpen(path.IsRoot ? _root : $"{_root}/{path.Value}");
        if (handle is null)
        {
            // What is missing outside must be answered as what is there, or links would tell which files exist.
            using var parent = path.IsRoot ? null : TryOpen(path.Parent);
            return null;
        }

        var real = LinuxCalls.RealPathOf(handle);
        if (real == _root || (real.StartsWith(_root, StringComparison.Ordinal) && real[_root.Length] == '/'))
        {
            return handle;
        }

        handle.Dispose();
        throw LeadsOut();
    }

    private static bool IsDirectory(SafeFileHandle handle) => Directory.Exists(LinuxCalls.PathOf(handle));
}
