using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Bayou.Testing;

/// <summary>A real Bayou server in a process of its own, built from the same source as the test.</summary>
public sealed partial class BayouProcess : IAsyncDisposable
{
    private const int SigTerm = 15;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly string[] s_ownVariables = ["BAYOU_", "MLFLOW_", "_MLFLOW_", "OTEL_"];

    private readonly Process _process;
    private readonly DirectoryInfo? _ownDirectory;
    private readonly LineLog _error;

    private BayouProcess(Process process, DirectoryInfo? ownDirectory)
    {
        _process = process;
        _ownDirectory = ownDirectory;
        _error = new LineLog(process.StandardError);
    }

    /// <summary>What the server wrote on standard output when it was ready.</summary>
    public string StartupLine { get; private set; } = "";

    /// <summary>Calls the server. Paths are relative to its static prefix: no slash at the start.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>The working directory.</summary>
    public string Directory => _process.StartInfo.WorkingDirectory;

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>The log so far.</summary>
    public string Log => _error.Text;

    /// <summary>Starts a server on a free port and waits until it serves.</summary>
    /// <param name="arguments">Arguments after <c>server --port 0</c>.</param>
    public static Task<BayouProcess> StartAsync(params string[] arguments) =>
        StartAsync(new BayouProcessOptions { Arguments = ["server", "--port", "0", .. arguments] });

    /// <summary>Starts a server and waits until it serves.</summary>
    /// <param name="options">How it is started; without <c>--port</c> it takes the default port.</param>
    /// <exception cref="InvalidOperationException">It ended before it served; the message holds what it wrote.</exception>
    public static async Task<BayouProcess> StartAsync(BayouProcessOptions options)
    {
        var server = Launch(options);
        using var timeout = new CancellationTokenSource(s_patience);
        var line = await server._process.StandardOutput.ReadLineAsync(timeout.Token);
        if (line is null)
        {
            var exit = await server.ExitAsync();
            await server.DisposeAsync();
            throw new InvalidOperationException($"bayou ended with code {exit.Code} before it served: {exit.Error}");
        }

        server.StartupLine = line;
        server.Client.BaseAddress = new Uri(UrlIn(line) + "/");
        return server;
    }

    /// <summary>Starts a process that is expected to end by itself, and waits for that.</summary>
    /// <param name="options">How it is started.</param>
    public static async Task<BayouExit> RunAsync(BayouProcessOptions options)
    {
        await using var server = Launch(options);
        return await server.ExitAsync();
    }

    /// <summary>Waits until a line of the log contains a text.</summary>
    /// <param name="text">The text.</param>
    public Task WaitForLogAsync(string text) => _error.WaitForAsync(text).WaitAsync(s_patience);

    /// <summary>Sends SIGTERM.</summary>
    public void Terminate()
    {
        if (Kill(_process.Id, SigTerm) != 0)
        {
            throw new InvalidOperationException($"Process {_process.Id} could not be signalled.");
        }
    }

    /// <summary>Sends SIGKILL and waits for the end.</summary>
    public Task<BayouExit> KillAsync()
    {
        _process.Kill();
        return ExitAsync();
    }

    /// <summary>Waits for the end.</summary>
    public async Task<BayouExit> ExitAsync()
    {
        using var timeout = new CancellationTokenSource(s_patience);
        var output = await _process.StandardOutput.ReadToEndAsync(timeout.Token);
        await _error.Completion.WaitAsync(timeout.Token);
        await _process.WaitForExitAsync(timeout.Token);
        return new BayouExit(_process.ExitCode, output, _error.Text);
    }

    /// <summary>Kills the server if it still runs, and removes its directory.</summary>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        _ownDirectory?.Delete(recursive: true);
    }

    /// <summary>Starts a process and waits for nothing.</summary>
    /// <param name="options">How it is started.</param>
    public static BayouProcess Launch(BayouProcessOptions options)
    {
        var ownDirectory = options.Directory is null ? System.IO.Directory.CreateTempSubdirectory("bayou-") : null;
        string[] command = [.. options.Launcher, "dotnet", ExecutablePath(), .. options.Arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = options.Directory ?? ownDirectory!.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOwn).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in options.Environment)
        {
            start.Environment[name] = value;
        }

        return new BayouProcess(Process.Start(start)!, ownDirectory);
    }

    private static bool IsOwn(string variable) => s_ownVariables.Any(prefix => variable.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Test projects and the server build into sibling folders: <c>bin/(project)/(configuration)</c>.</summary>
    private static string ExecutablePath()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, "Bayou.Silo", own.Name, "bayou.dll");
    }

    private static string UrlIn(string line)
    {
        var start = line.IndexOf("http://", StringComparison.Ordinal);
        var end = line.AsSpan(start).IndexOfAny(",\" ");
        return line.Substring(start, end);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
