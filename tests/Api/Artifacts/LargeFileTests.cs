using System.Net;
using static Bayou.Api.Tests.Artifacts.ArtifactClient;

namespace Bayou.Api.Tests.Artifacts;

[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class LargeFileTests : IAsyncLifetime
{
    private const string Alone = "large files, alone in the process";
    private const long Mebibyte = 1024L * 1024;
    private const long FileBytes = 2048 * Mebibyte;
    private const long NeededBytes = 6144 * Mebibyte;
    private const long GrowthBytes = 64 * Mebibyte;
    private ArtifactServer _server = null!;
    private long _highestWorkingSet;

    public async ValueTask InitializeAsync() => _server = await ArtifactServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task PutAndGet_FileOf2GiB_KeepsMemoryFlat()
    {
        var free = new DriveInfo(_server.Destination).AvailableFreeSpace;
        Assert.SkipUnless(free >= NeededBytes, $"needs {NeededBytes / Mebibyte} MiB of free disk under {Path.GetTempPath()}, has {free / Mebibyte}");
        await UploadAsync("small", 16 * Mebibyte);
        await DownloadAsync("small", 16 * Mebibyte);
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        var workingSet = _highestWorkingSet = Environment.WorkingSet;

        await UploadAsync("big", FileBytes);
        new FileInfo(Path.Join(_server.Destination, "big")).Length.ShouldBe(FileBytes);
        await DownloadAsync("big", FileBytes);

        (_highestWorkingSet - workingSet).ShouldBeLessThan(GrowthBytes);
        (GC.GetTotalMemory(forceFullCollection: true) - heap).ShouldBeLessThan(GrowthBytes);
    }

    private async Task UploadAsync(string name, long length)
    {
        using var answer = await _server.SendAsync(HttpMethod.Put, Proxy + name, new PatternContent(length, WatchMemory));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task DownloadAsync(string name, long length)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var stream = await _server.Http.GetStreamAsync(new Uri(Proxy + name, UriKind.Relative), cancellation);
        var buffer = new byte[Mebibyte];
        long offset = 0;
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            PatternContent.Matches(buffer.AsSpan(0, count), offset).ShouldBeTrue($"at offset {offset}");
            offset += count;
            WatchMemory();
        }

        offset.ShouldBe(length);
    }

    private void WatchMemory() => _highestWorkingSet = Math.Max(_highestWorkingSet, Environment.WorkingSet);
}
