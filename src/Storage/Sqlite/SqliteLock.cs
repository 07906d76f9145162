using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Bayou.Storage.Sqlite;

/// <summary>
/// Holds a database for one process: an exclusive advisory lock on a file beside it, which the kernel releases however the process
/// ends. The file stays, with the id of the process that held it last.
/// </summary>
internal sealed partial class SqliteLock : IDisposable
{
    private const int LongestId = 16;
    private readonly FileStream _file;

    private SqliteLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <param name="database">The database's file.</param>
    /// <exception cref="StoreConfigurationException">Another process holds it, or the lock file can't be made.</exception>
    public static SqliteLock Take(string database)
    {
        var path = database + ".lock";
        var file = Open(path, database);
        try
        {
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            return new SqliteLock(file);
        }
        catch (IOException failed)
        {
            file.Dispose();
            throw new StoreConfigurationException($"The lock file {path} can't be written: {failed.Message}", failed);
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose() => _file.Dispose();

    private static FileStream Open(string path, string database)
    {
        try
        {
            // FileShare.None is flock(LOCK_EX | LOCK_NB) on Unix; Windows needs Read to let others see the process id.
            var share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 0);
        }
        catch (DirectoryNotFoundException missing)
        {
            throw new StoreConfigurationException($"The folder of the SQLite database {database} doesn't exist. Make it first.", missing);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new StoreConfigurationException(
                $"The lock file {path} can't be written. Give this process the right to write in the database's folder.", denied);
        }
        catch (IOException held) when (File.Exists(path))
        {
            throw new StoreConfigurationException(
                $"The SQLite database {database} is already open in another bayou process ({Describe(path)}). Stop that one, or use " +
                "another database; several processes can share a PostgreSQL database.",
                held);
        }
        catch (IOException failed)
        {
            throw new StoreConfigurationException($"The lock file {path} can't be made: {failed.Message}", failed);
        }
    }

    private static string Describe(string path)
    {
        Span<byte> content = stackalloc byte[LongestId];
        using var file = OpenUnlocked(path);
        var length = file.IsInvalid ? 0 : RandomAccess.Read(file, content, 0);
        return length == 0 ? "process id unknown" : "pid " + Encoding.ASCII.GetString(content[..length]);
    }

    // .NET on Unix asks for a shared lock when it opens a file, which the holder's exclusive one refuses.
    private static SafeFileHandle OpenUnlocked(string path) => OperatingSystem.IsWindows()
        ? File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)
        : new SafeFileHandle(OpenReadOnly(path, 0), ownsHandle: true);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenReadOnly(string path, int flags);
}
