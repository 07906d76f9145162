using System.Diagnostics;

namespace Bayou.Server.Tests.Cluster;

/// <summary>Runs a program of the machine to its end.</summary>
internal static class Command
{
    /// <summary>What it wrote as an error, or why it could not run; null when it ended well.</summary>
    internal static async Task<string?> TryAsync(string program, params IEnumerable<string> arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = await process.StandardError.ReadToEndAsync();
            await output;
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? null : $"{program} {string.Join(' ', arguments)}: {error}";
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return $"{program}: {exception.Message}";
        }
    }

    /// <summary>Runs a program that must end well.</summary>
    internal static async Task RunAsync(string commandLine)
    {
        var words = commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (await TryAsync(words[0], words[1..]) is { } problem)
        {
            throw new InvalidOperationException(problem);
        }
    }
}
