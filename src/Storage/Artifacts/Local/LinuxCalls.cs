using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Bayou.Contracts.Errors;
using Microsoft.Win32.SafeHandles;

namespace Bayou.Storage.Artifacts.Local;

/// <summary>
/// Calls of the Linux kernel that .NET doesn't offer: opening a directory, and whatever else there is, without waiting for
/// it; replacing a name without ever falling back to copying; starting write-back early. Numbers are those of Linux on all
/// architectures that .NET 10 supports.
/// </summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxCalls
{
    private const int ReadOnly = 0;
    private const int NoControllingTerminal = 0x100;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    private const int NoEntry = 2;
    private const int NoDevice = 6;
    private const int NoAccess = 13;
    private const int NotADirectory = 20;
    private const int NameTooLong = 36;
    private const int LinkLoop = 40;

    private const uint StartWriteBackFlag = 2;

    /// <summary>Opens a file or a directory for reading, following links. Null when there is nothing that can be opened.</summary>
    internal static SafeFileHandle? TryOpen(string path)
    {
        // Non-blocking, so that a named pipe that someone put there can't hold the thread; regular files don't mind.
        var descriptor = Open(path, ReadOnly | NonBlocking | NoControllingTerminal | CloseOnExec);
        if (descriptor >= 0)
        {
            return new SafeFileHandle(descriptor, ownsHandle: true);
        }

        return Marshal.GetLastPInvokeError() switch
        {
            NoEntry or NotADirectory or NoDevice => null,
            LinkLoop => throw BayouException.InvalidParameter("Invalid path: it leads through a loop of symbolic links."),
            NameTooLong => throw BayouException.InvalidParameter("Invalid path: it is too long for this store."),
            NoAccess => throw new UnauthorizedAccessException("The artifact store may not read one of its own files."),
            var error => throw Failed("open", error),
        };
    }

    /// <summary>The path under which the descriptor can be reached as a file, whatever happens to its name.</summary>
    internal static string PathOf(SafeFileHandle handle) => $"/proc/self/fd/{handle.DangerousGetHandle()}";

    /// <summary>The present name, without links, of what a handle has open.</summary>
    internal static string RealPathOf(SafeFileHandle handle) =>
        File.ResolveLinkTarget(PathOf(handle), returnFinalTarget: false)?.FullName
        ?? throw new IOException("The artifact store needs /proc to be mounted.");

    /// <summary>Gives a file another name in the same file system, in one step, replacing what has that name.</summary>
    internal static void Rename(string from, string to)
    {
        if (RenameFile(from, to) != 0)
        {
            throw Failed("rename", Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Has the kernel start to write a part of a file to disk, without waiting for it. A hint: failures don't matter.</summary>
    internal static void StartWriteBack(SafeFileHandle file, long offset, long count) =>
        _ = SyncFileRange((int)file.DangerousGetHandle(), offset, count, StartWriteBackFlag);

    private static IOException Failed(string call, int error) =>
        new($"{call} failed: {Marshal.GetPInvokeErrorMessage(error)}", error);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "rename", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameFile(string from, string to);

    [LibraryImport("libc", EntryPoint = "sync_file_range", SetLastError = true)]
    private static partial int SyncFileRange(int descriptor, long offset, long count, uint flags);
}
