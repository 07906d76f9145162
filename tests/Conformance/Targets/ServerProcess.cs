using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bayou.Conformance.Tests.Targets;

/// <summary>A server started for the tests, in a folder of its own that goes when all went well.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int Attempts = 60;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private readonly Process process;
    private readonly TextWriter log;
    private readonly string folder;

    private ServerProcess(Process process, TextWriter log, string folder, Uri address)
    {
        this.process = process;
        this.log = log;
        this.folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Everything the server printed.</summary>
    public string LogFile => Path.Combine(folder, "server.log");

    /// <summary>Set to keep folder and log.</summary>
    public bool Keep { get; set; }

    /// <summary>Starts a server and waits until it says that it is well.</summary>
    public static async Task<ServerProcess> StartAsync(IServerConfiguration configuration, TimeProvider time, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("bayou-conformance-").FullName;
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", configuration.Arguments(folder, port))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        var log = TextWriter.Synchronized(new StreamWriter(Path.Combine(folder, "server.log")) { AutoFlush = true });
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server could not be started.");
        process.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, log, folder, new Uri($"http://127.0.0.1:{port}"));
        await server.WaitAsync(time, cancellation);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        await log.DisposeAsync();
        if (!Keep)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task WaitAsync(TimeProvider time, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = Address };
        var pause = FirstPause;
        for (var attempt = 0; attempt < Attempts && !process.HasExited; attempt++)
        {
            if (await IsWellAsync(client, cancellation))
            {
                return;
            }

            await Task.Delay(pause, time, cancellation);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        var outcome = process.HasExited
            ? string.Create(CultureInfo.InvariantCulture, $"ended with exit code {process.ExitCode}")
            : "did not answer /health with 200";
        Keep = true;
        var logFile = LogFile;
        await DisposeAsync();
        throw new InvalidOperationException($"The server {outcome}. Its log, {logFile}: {await File.ReadAllTextAsync(logFile, cancellation)}");
    }

    private static async Task<bool> IsWellAsync(HttpClient client, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative), cancellation);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
