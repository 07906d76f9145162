using Microsoft.Win32.SafeHandles;

namespace Bayou.Storage.Artifacts.Local;

/// <summary>A file that is being uploaded. Unless it is moved to its place, disposing it removes it.</summary>
internal sealed class StagedUpload : IDisposable
{
    private readonly string _path;
    private bool _moved;

    internal StagedUpload(string path)
    {
        _path = path;
        File = System.IO.File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.Asynchronous);
    }

    /// <summary>Open for writing until the upload is disposed.</summary>
    internal SafeFileHandle File { get; }

    /// <summary>Waits until all that was written is on disk.</summary>
    internal void FlushToDisk() => RandomAccess.FlushToDisk(File);

    /// <summary>Puts the file into its place, replacing what is there.</summary>
    internal void MoveTo(string target)
    {
        File.Dispose();
        if (OperatingSystem.IsLinux())
        {
            // File.Move would copy to another file system, and readers would see the file grow.
            LinuxCalls.Rename(_path, target);
        }
        else
        {
            System.IO.File.Move(_path, target, overwrite: true);
        }

        _moved = true;
    }

    public void Dispose()
    {
        File.Dispose();
        if (!_moved)
        {
            System.IO.File.Delete(_path);
        }
    }
}
