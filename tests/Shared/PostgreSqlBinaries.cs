using System.Diagnostics;
using System.Globalization;

namespace Bayou.Testing;

/// <summary>The installed PostgreSQL binaries, and how to run them: PostgreSQL refuses to run as root.</summary>
internal sealed class PostgreSqlBinaries
{
    private const string DebianFolder = "/usr/lib/postgresql";
    private const string UserList = "/etc/passwd";
    private const string ServiceUser = "postgres";
    private static readonly string[] AsServiceUser = ["setpriv", $"--reuid={ServiceUser}", $"--regid={ServiceUser}", "--init-groups"];

    private readonly string[] _prefix;

    private PostgreSqlBinaries(string folder, string[] prefix)
    {
        Folder = folder;
        _prefix = prefix;
    }

    /// <summary>The folder of initdb, pg_ctl and postgres.</summary>
    public string Folder { get; }

    /// <summary>Finds the newest installed version.</summary>
    /// <param name="reason">What is missing, when something is.</param>
    public static PostgreSqlBinaries? Find(out string? reason)
    {
        var folder = Candidates().Select(FolderOfServer).FirstOrDefault(static folder => folder is not null);
        reason = true switch
        {
            _ when OperatingSystem.IsWindows() => "the PostgreSQL tests need Unix",
            _ when folder is null => $"no PostgreSQL server is installed (looked for initdb in {DebianFolder}/*/bin and in PATH)",
            _ when Environment.IsPrivilegedProcess && !HasServiceUser() =>
                $"PostgreSQL refuses to run as root, and there is no user '{ServiceUser}'",
            _ => null,
        };
        return reason is null ? new PostgreSqlBinaries(folder!, Environment.IsPrivilegedProcess ? AsServiceUser : []) : null;
    }

    /// <summary>Starts a program with its input in our hands.</summary>
    public Process Start(params IEnumerable<string> command)
    {
        string[] all = [.. _prefix, .. command];
        return Process.Start(new ProcessStartInfo(all[0], all[1..]) { RedirectStandardInput = true, WorkingDirectory = "/" })!;
    }

    /// <summary>Runs one of the binaries to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; holds what it said.</exception>
    public async Task RunAsync(string binary, CancellationToken cancellationToken, params IEnumerable<string> arguments)
    {
        string[] all = [.. _prefix, Path.Combine(Folder, binary), .. arguments];
        using var process = Process.Start(new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{binary} failed: {await output}{await errors}");
        }
    }

    private static IEnumerable<string> Candidates()
    {
        var versions = Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder) : [];
        return versions
            .OrderByDescending(Version)
            .Select(static folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
    }

    // PATH may hold a link to the program, or one that leads nowhere.
    private static string? FolderOfServer(string candidate)
    {
        var program = new FileInfo(Path.Combine(candidate, "initdb"));
        var target = program.Exists ? program.ResolveLinkTarget(returnFinalTarget: true) ?? program : null;
        return target is { Exists: true } ? Path.GetDirectoryName(target.FullName) : null;
    }

    private static int Version(string folder) =>
        int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static bool HasServiceUser() => File.Exists(UserList)
        && File.ReadLines(UserList).Any(static line => line.StartsWith(ServiceUser + ":", StringComparison.Ordinal));
}
