using Bayou.Storage.Artifacts.Local;

namespace Bayou.Storage.Tests.Artifacts;

public abstract class SymbolicLinkSuite : LocalStoreSuite
{
    private protected SymbolicLinkSuite(Func<string, RootedFolder> root)
        : base(root)
    {
        File.WriteAllText(Path.Join(Outside, "secret"), "secret");
        Directory.CreateDirectory(Path.Join(Root, "real"));
        File.WriteAllText(Path.Join(Root, "real", "file"), "inside");
        Link("out-file", Path.Join(Outside, "secret"));
        Link("out-folder", Outside);
        Link("out-relative", "../outside");
        Link("out-twice", "out-folder");
        Link("loop", "loop");
        Link("ping", "pong");
        Link("pong", "ping");
        Link("dangling", "nowhere");
        Link("in-file", "real/file");
        Link("in-folder", Path.Join(Root, "real"));
    }

    [Theory]
    [InlineData("out-file")]
    [InlineData("out-folder/secret")]
    [InlineData("out-relative/secret")]
    [InlineData("out-twice/secret")]
    [InlineData("out-folder/missing")]
    [InlineData("out-folder/missing/too")]
    public async Task OpenRead_ThroughLinkOutOfTheRoot_IsRefused(string path) =>
        (await RefusalOf(() => ReadAsync(path))).ShouldBe("Invalid path: it leads through a symbolic link out of the artifact root.");

    [Theory]
    [InlineData("out-folder")]
    [InlineData("out-relative")]
    [InlineData("out-twice")]
    public async Task List_ThroughLinkOutOfTheRoot_IsRefused(string path) =>
        (await RefusalOf(() => ListAsync(path))).ShouldStartWith("Invalid path");

    [Theory]
    [InlineData("out-folder/new")]
    [InlineData("out-folder/new/deep")]
    [InlineData("out-relative/secret")]
    [InlineData("out-twice/secret")]
    public async Task Write_ThroughLinkOutOfTheRoot_IsRefusedAndChangesNothing(string path)
    {
        (await RefusalOf(() => WriteAsync(path, "mine"))).ShouldStartWith("Invalid path");
        Directory.GetFileSystemEntries(Outside).ShouldBe([Path.Join(Outside, "secret")]);
        File.ReadAllText(Path.Join(Outside, "secret")).ShouldBe("secret");
        StagedFiles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Write_OverALinkToAFile_ReplacesTheLinkAndNotItsTarget()
    {
        await WriteAsync("out-file", "mine");
        File.ReadAllText(Path.Join(Outside, "secret")).ShouldBe("secret");
        new FileInfo(Path.Join(Root, "out-file")).LinkTarget.ShouldBeNull();
        (await ReadAsync("out-file")).ShouldBe("mine");
    }

    [Theory]
    [InlineData("out-folder/secret")]
    [InlineData("out-twice/secret")]
    public async Task Delete_ThroughLinkOutOfTheRoot_IsRefusedAndChangesNothing(string path)
    {
        (await RefusalOf(() => DeleteAsync(path))).ShouldStartWith("Invalid path");
        File.Exists(Path.Join(Outside, "secret")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("out-file")]
    [InlineData("out-folder")]
    [InlineData("loop")]
    [InlineData("dangling")]
    public async Task Delete_Link_RemovesTheLinkAlone(string path)
    {
        await DeleteAsync(path);
        new FileInfo(Path.Join(Root, path)).LinkTarget.ShouldBeNull();
        File.Exists(Path.Join(Outside, "secret")).ShouldBeTrue();
    }

    [Fact]
    public async Task Delete_TreeThatHoldsLinksOut_KeepsTheirTargets()
    {
        File.CreateSymbolicLink(Path.Join(Root, "real", "out"), Outside);
        await DeleteAsync("real");
        File.ReadAllText(Path.Join(Outside, "secret")).ShouldBe("secret");
    }

    [Theory]
    [InlineData("loop")]
    [InlineData("loop/x")]
    [InlineData("ping")]
    public async Task AnyCall_ThroughALoopOfLinks_IsRefused(string path)
    {
        (await RefusalOf(() => ReadAsync(path))).ShouldContain("loop");
        (await RefusalOf(() => ListAsync(path))).ShouldContain("loop");
    }

    [Fact]
    public async Task Write_BelowALoopOfLinks_IsRefused() => (await RefusalOf(() => WriteAsync("ping/x", "mine"))).ShouldContain("loop");

    [Fact]
    public async Task LinkThatStaysInside_Works()
    {
        (await ReadAsync("in-file")).ShouldBe("inside");
        (await ReadAsync("in-folder/file")).ShouldBe("inside");
        await WriteAsync("in-folder/new", "mine");
        (await ListAsync("real")).ShouldBe(["file 6", "new 4"]);
    }

    [Fact]
    public async Task List_FolderWithLinks_ShowsOnlyThoseThatCanBeOpened() =>
        (await ListAsync("")).ShouldBe(["in-file 6", "in-folder/", "real/"]);

    private void Link(string name, string target) => File.CreateSymbolicLink(Path.Join(Root, name), target);
}
