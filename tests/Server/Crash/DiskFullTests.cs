using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bayou.Testing;

namespace Bayou.Server.Tests.Crash;

/// <summary>Fills the disk under a server. Needs a file system of its own, so it is skipped where none may be mounted.</summary>
public sealed class DiskFullTests : IDisposable
{
    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("bayou-disk-");
    private readonly bool _mounted;

    public DiskFullTests() => _mounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", _disk.FullName);

    [Fact]
    public async Task Writes_OnAFullDisk_AreRefusedAndNothingAcknowledgedIsLost()
    {
        Assert.SkipUnless(_mounted, "a small file system can't be mounted here: that needs root on Linux");
        var options = new BayouProcessOptions { Arguments = ["server", "--port", "0"], Directory = _disk.FullName };
        string run;
        int acknowledged;
        await using (var server = await BayouProcess.StartAsync(options))
        {
            run = await CreateRunAsync(server.Client);
            acknowledged = await FillAsync(server.Client, run);

            (await server.Client.GetStringAsync("health")).ShouldBe("OK");
            (await ReadTagsAsync(server.Client, run)).ShouldBe(acknowledged);

            Run("mount", "-o", "remount,size=64m", _disk.FullName).ShouldBeTrue();
            (await SetTagAsync(server.Client, run, acknowledged++)).ShouldBe(HttpStatusCode.OK);
            await server.KillAsync();
        }

        await using var restarted = await BayouProcess.StartAsync(options);
        (await ReadTagsAsync(restarted.Client, run)).ShouldBe(acknowledged);
    }

    public void Dispose()
    {
        if (_mounted)
        {
            Run("umount", "-l", _disk.FullName);
        }

        _disk.Delete(recursive: true);
    }

    /// <summary>Sets tags until the disk is full.</summary>
    /// <returns>How many were acknowledged.</returns>
    private static async Task<int> FillAsync(HttpClient client, string run)
    {
        for (var number = 0; number < 100_000; number++)
        {
            var status = await SetTagAsync(client, run, number);
            if (status != HttpStatusCode.OK)
            {
                status.ShouldBe(HttpStatusCode.ServiceUnavailable);
                return number;
            }
        }

        throw new InvalidOperationException("the disk did not fill up");
    }

    private static async Task<HttpStatusCode> SetTagAsync(HttpClient client, string run, int number)
    {
        var tag = new JsonObject { ["run_id"] = run, ["key"] = $"filler{number}", ["value"] = new string('x', 7000) };
        using var response = await client.PostAsJsonAsync("api/2.0/mlflow/runs/set-tag", tag);
        return response.StatusCode;
    }

    private static async Task<int> ReadTagsAsync(HttpClient client, string run)
    {
        var answer = await client.GetFromJsonAsync<JsonElement>($"api/2.0/mlflow/runs/get?run_id={run}");
        return answer.GetProperty("run").GetProperty("data").GetProperty("tags").EnumerateArray()
            .Count(tag => tag.GetProperty("key").GetString()!.StartsWith("filler", StringComparison.Ordinal));
    }

    private static async Task<string> CreateRunAsync(HttpClient client)
    {
        using var response = await client.PostAsJsonAsync("api/2.0/mlflow/runs/create", new JsonObject { ["experiment_id"] = "0" });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("run").GetProperty("info").GetProperty("run_id").GetString()!;
    }

    private static bool Run(string command, params IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
