using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Microsoft.Win32.SafeHandles;

namespace Bayou.Storage.Artifacts.Local;

/// <summary>
/// A root on systems without <c>/proc</c>: all links of a path are resolved, the outcome is checked and then used by name.
/// A program on the same machine that may write below the root could swap a folder for a link in between; clients of the
/// server can't, since no call of it makes links.
/// </summary>
internal sealed class ResolvedFolder : RootedFolder
{
    private const int MaxLinks = 40;
    private readonly string _root;

    internal ResolvedFolder(string folder) => _root = RealPath(folder, links: 0);

    internal override SafeFileHandle? TryOpenFile(ArtifactPath file)
    {
        var path = Resolve(file);
        if (Directory.Exists(path))
        {
            throw IsFolder(file);
        }

        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    internal override FolderReference? TryOpenFolder(ArtifactPath folder) =>
        Resolve(folder) is var path && Directory.Exists(path) ? new FolderReference(path, handle: null) : null;

    private string Resolve(ArtifactPath path)
    {
        var real = RealPath(Path.Join(_root, path.Value), links: 0);
        return real == _root || (real.StartsWith(_root, StringComparison.Ordinal) && real[_root.Length] == Path.DirectorySeparatorChar)
            ? real
            : throw LeadsOut();
    }

    /// <summary>The path with every link in it followed, as far as it exists.</summary>
    private static string RealPath(string path, int links)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var real = Path.GetPathRoot(full)!;
        foreach (var segment in full[real.Length..].Split(Path.DirectorySeparatorChar))
        {
            var next = Path.Join(real, segment);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                throw BayouException.InvalidParameter("Invalid path: it leads through a loop of symbolic links.");
            }

            real = RealPath(Path.Combine(real, target), links);
        }

        return real;
    }
}
