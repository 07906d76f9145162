using System.Globalization;

namespace Bayou.Bench.Processes;

/// <summary>Reads what proc(5) says of one process.</summary>
internal static class ProcessFile
{
    private const double TicksPerSecond = 100;
    private const int FieldsBeforeUserTime = 11;

    /// <summary>Memory in use, in bytes; zero when the process is gone.</summary>
    internal static long ResidentBytes(int id) =>
        Read(id, "statm") is { } text ? long.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize : 0;

    /// <summary>Processor time used so far, of user and kernel; zero when the process is gone.</summary>
    internal static TimeSpan ProcessorTime(int id)
    {
        if (Read(id, "stat") is not { } text)
        {
            return TimeSpan.Zero;
        }

        // The second field is the name in parentheses, and may hold spaces and parentheses itself.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[FieldsBeforeUserTime], CultureInfo.InvariantCulture)
            + long.Parse(fields[FieldsBeforeUserTime + 1], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private static string? Read(int id, string name)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/{name}"));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
