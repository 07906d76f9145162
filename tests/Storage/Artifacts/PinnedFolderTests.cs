using System.Diagnostics;
using Bayou.Contracts.Artifacts;
using Bayou.Storage.Artifacts.Local;

namespace Bayou.Storage.Tests.Artifacts;

public sealed class PinnedFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OpenedFolder_SwappedForALinkAfterTheCheck_IsStillTheFolderThatWasChecked()
    {
        Directory.CreateDirectory(_folder["root/run"]);
        Directory.CreateDirectory(_folder["outside"]);
        using var run = RootedFolder.Open(_folder["root"]).TryOpenFolder(ArtifactPath.Parse("run"));

        Directory.Move(_folder["root/run"], _folder["root/moved"]);
        File.CreateSymbolicLink(_folder["root/run"], _folder["outside"]);
        File.WriteAllText(run!.PathOf("file"), "text");

        Directory.GetFileSystemEntries(_folder["outside"]).ShouldBeEmpty();
        File.ReadAllText(_folder["root/moved/file"]).ShouldBe("text");
    }

    [Fact]
    public void Root_ReachedThroughALink_Works()
    {
        Directory.CreateDirectory(_folder["real"]);
        File.CreateSymbolicLink(_folder["root"], _folder["real"]);
        File.WriteAllText(_folder["real/file"], "text");
        using var file = RootedFolder.Open(_folder["root"]).TryOpenFile(ArtifactPath.Parse("file"));
        file.ShouldNotBeNull();
    }

    [Fact]
    public void NeighbourWhoseNameBeginsLikeTheRoots_IsOutside()
    {
        Directory.CreateDirectory(_folder["root"]);
        Directory.CreateDirectory(_folder["root-other"]);
        File.CreateSymbolicLink(_folder["root/link"], _folder["root-other"]);
        var root = RootedFolder.Open(_folder["root"]);
        Should.Throw<Contracts.Errors.BayouException>(() => root.TryOpenFolder(ArtifactPath.Parse("link")));
    }

    [Fact]
    public async Task NamedPipeInTheRoot_NeitherBlocksNorCountsAsAFile()
    {
        Directory.CreateDirectory(_folder["root"]);
        using (var mkfifo = Process.Start("mkfifo", _folder["root/pipe"]))
        {
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var store = new LocalArtifactStore(RootedFolder.Open(_folder["root"]), TimeProvider.System);
        (await store.OpenReadAsync(ArtifactPath.Parse("pipe"), TestContext.Current.CancellationToken)).ShouldBeNull();
    }
}
