using System.Globalization;

namespace Bayou.Bench.Processes;

/// <summary>Finds the processes that listen on a port: proc(5), <c>/proc/net/tcp</c>.</summary>
internal static class PortOwner
{
    private const string Listening = "0A";
    private static readonly string[] s_tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>The processes that hold a listening socket of the port: a server and its workers. Empty when none is to be seen.</summary>
    internal static IReadOnlyList<int> Find(int port)
    {
        var sockets = s_tables.Where(File.Exists)
            .SelectMany(static table => InodesIn(File.ReadLines(table)))
            .Where(row => row.Port == port)
            .Select(static row => $"socket:[{row.Inode}]")
            .ToHashSet(StringComparer.Ordinal);
        return sockets.Count == 0
            ? []
            : [.. Directory.EnumerateDirectories("/proc").Select(ProcessId).OfType<int>().Where(id => Holds(id, sockets))];
    }

    /// <summary>Ports and inodes of the sockets that listen.</summary>
    internal static IEnumerable<(int Port, string Inode)> InodesIn(IEnumerable<string> table) =>
        from line in table.Skip(1)
        let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where fields.Length > 9 && fields[3] == Listening
        select (int.Parse(fields[1].AsSpan(fields[1].IndexOf(':') + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture), fields[9]);

    private static int? ProcessId(string folder) =>
        int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : null;

    private static bool Holds(int id, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/fd"))
                .Any(file => new FileInfo(file).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
