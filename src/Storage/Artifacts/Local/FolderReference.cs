using Microsoft.Win32.SafeHandles;

namespace Bayou.Storage.Artifacts.Local;

/// <summary>A folder that was checked to lie under its root, and a path through which to reach it until this is disposed.</summary>
/// <param name="path">Reaches the folder.</param>
/// <param name="handle">Keeps it open, where the system can.</param>
internal sealed class FolderReference(string path, SafeFileHandle? handle) : IDisposable
{
    /// <summary>Reaches the folder.</summary>
    internal string Path { get; } = path;

    /// <summary>Reaches an entry of the folder.</summary>
    internal string PathOf(string name) => System.IO.Path.Join(Path, name);

    /// <summary>Waits until names that were added to or taken from the folder are on disk, where the system can say.</summary>
    internal void FlushToDisk()
    {
        if (handle is not null)
        {
            RandomAccess.FlushToDisk(handle);
        }
    }

    public void Dispose() => handle?.Dispose();
}
