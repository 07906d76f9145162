using System.IO.Pipelines;
using System.Text;
using Bayou.Contracts.Artifacts;
using Bayou.Storage.Artifacts.Local;

namespace Bayou.Storage.Tests.Artifacts;

public abstract class LocalArtifactStoreSuite : LocalStoreSuite
{
    private protected LocalArtifactStoreSuite(Func<string, RootedFolder> root)
        : base(root)
    {
    }

    [Fact]
    public async Task Write_NewFile_IsReadBackWithLengthAndTime()
    {
        (await WriteAsync("1/run/artifacts/model/MLmodel", "flavors: {}")).ShouldBe(11);

        await using var content = await Store.OpenReadAsync(ArtifactPath.Parse("1/run/artifacts/model/MLmodel"), Stop);
        content.ShouldNotBeNull();
        content.Length.ShouldBe(11);
        content.LastModified.ShouldBe(File.GetLastWriteTimeUtc(Path.Join(Root, "1/run/artifacts/model/MLmodel")));
        (await new StreamReader(content.Stream).ReadToEndAsync(Stop)).ShouldBe("flavors: {}");
    }

    [Fact]
    public async Task Write_EmptyFile_IsThere()
    {
        (await WriteAsync("empty", "")).ShouldBe(0);
        (await ReadAsync("empty")).ShouldBe("");
    }

    [Fact]
    public async Task Write_OverAFile_ReplacesItWholeAndChangesItsTag()
    {
        await WriteAsync("a", "a longer text");
        await using var before = await Store.OpenReadAsync(ArtifactPath.Parse("a"), Stop);
        await WriteAsync("a", "short");
        await using var after = await Store.OpenReadAsync(ArtifactPath.Parse("a"), Stop);

        (await ReadAsync("a")).ShouldBe("short");
        after!.EntityTag.ShouldNotBe(before!.EntityTag);
        (await new StreamReader(before.Stream).ReadToEndAsync(Stop)).ShouldBe("a longer text");
    }

    [Fact]
    public async Task Write_OverADirectory_IsRefusedAndLeavesNothing()
    {
        await WriteAsync("a/b", "text");
        (await RefusalOf(() => WriteAsync("a", "text"))).ShouldContain("'a' is a directory");
        (await ListAsync("a")).ShouldBe(["b 4"]);
        StagedFiles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Write_BelowAFile_IsRefusedAndLeavesNothing()
    {
        await WriteAsync("a", "text");
        (await RefusalOf(() => WriteAsync("a/b/c", "text"))).ShouldContain("'a' is a file");
        (await ReadAsync("a")).ShouldBe("text");
        StagedFiles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Write_ThatBreaksOff_KeepsWhatWasThereAndLeavesNothing()
    {
        await WriteAsync("a", "before");
        var pipe = new Pipe();
        var newFile = Store.WriteAsync(ArtifactPath.Parse("new/file"), pipe.Reader, Stop);
        await pipe.Writer.WriteAsync(new byte[600_000], Stop);
        await pipe.Writer.CompleteAsync(new IOException("connection reset"));
        await Should.ThrowAsync<IOException>(() => newFile);

        var cancelled = new Pipe();
        using var cancellation = new CancellationTokenSource();
        var overwrite = Store.WriteAsync(ArtifactPath.Parse("a"), cancelled.Reader, cancellation.Token);
        await cancelled.Writer.WriteAsync("half"u8.ToArray(), Stop);
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => overwrite);

        (await ReadAsync("a")).ShouldBe("before");
        (await ListAsync("")).ShouldBe(["a 6"]);
        StagedFiles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Write_ManyAtOnceToOnePath_LeavesOneOfThemWhole()
    {
        var texts = Enumerable.Range(0, 16).Select(i => new string((char)('a' + i), 300_000 + i)).ToArray();
        await Task.WhenAll(texts.Select(text => Task.Run(() => WriteAsync("same/file", text), Stop)));

        texts.ShouldContain(await ReadAsync("same/file"));
        (await ListAsync("same")).Length.ShouldBe(1);
        StagedFiles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Write_ManyAtOnceToOneNewDirectory_KeepsThemAll()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => WriteAsync($"a/b/c/{i:d2}", "x"), Stop)));
        (await ListAsync("a/b/c")).Length.ShouldBe(16);
    }

    [Fact]
    public async Task Write_PipeThatGivesLittle_TakesItAll()
    {
        var pipe = new Pipe();
        var write = Store.WriteAsync(ArtifactPath.Parse("trickle"), pipe.Reader, Stop);
        for (var i = 0; i < 100; i++)
        {
            await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes($"{i:d3};"), Stop);
        }

        await pipe.Writer.CompleteAsync();
        (await write).ShouldBe(400);
        (await ReadAsync("trickle"))!.ShouldEndWith("098;099;");
    }

    [Fact]
    public async Task List_OneLevel_IsOrderedByNameOrdinally()
    {
        foreach (var path in new[] { "b", "a/x", "B", "a.txt", "a-b", "é", "10", "9" })
        {
            await WriteAsync(path, "12345");
        }

        (await ListAsync("")).ShouldBe(["10 5", "9 5", "B 5", "a/", "a-b 5", "a.txt 5", "b 5", "é 5"]);
        (await ListAsync("a")).ShouldBe(["x 5"]);
    }

    [Fact]
    public async Task List_MissingDirectoryOrAFile_IsEmpty()
    {
        await WriteAsync("a", "text");
        (await ListAsync("missing/too")).ShouldBeEmpty();
        (await ListAsync("a")).ShouldBeEmpty();
    }

    [Fact]
    public async Task List_NamesThatNoCallCouldReach_AreLeftOut()
    {
        await WriteAsync("good", "text");
        File.WriteAllText(Path.Join(Root, @"back\slash"), "x");
        File.WriteAllText(Path.Join(Root, "line\nbreak"), "x");
        (await ListAsync("")).ShouldBe(["good 4"]);
    }

    [Fact]
    public async Task OpenRead_MissingFile_AnswersNull()
    {
        (await ReadAsync("missing")).ShouldBeNull();
        await WriteAsync("a", "text");
        (await ReadAsync("a/below/a/file")).ShouldBeNull();
    }

    [Fact]
    public async Task OpenRead_Directory_IsRefused()
    {
        await WriteAsync("a/b", "text");
        (await RefusalOf(() => ReadAsync("a"))).ShouldContain("'a' is a directory");
    }

    [Fact]
    public async Task OpenRead_SeekThenRead_GivesThatPart()
    {
        await WriteAsync("digits", "0123456789");
        await using var content = await Store.OpenReadAsync(ArtifactPath.Parse("digits"), Stop);
        content!.Stream.Seek(6, SeekOrigin.Begin);
        (await new StreamReader(content.Stream).ReadToEndAsync(Stop)).ShouldBe("6789");
    }

    [Fact]
    public async Task Delete_File_LeavesItsNeighbours()
    {
        await WriteAsync("a/b", "text");
        await WriteAsync("a/c", "text");
        await DeleteAsync("a/b");
        (await ListAsync("a")).ShouldBe(["c 4"]);
    }

    [Fact]
    public async Task Delete_Directory_TakesAllBelowIt()
    {
        await WriteAsync("a/b/c/d", "text");
        await WriteAsync("a/x", "text");
        await DeleteAsync("a/b");
        (await ListAsync("a")).ShouldBe(["x 4"]);
        (await ReadAsync("a/b/c/d")).ShouldBeNull();
        StagedFiles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_WhatIsNotThere_IsFine()
    {
        await DeleteAsync("missing");
        await DeleteAsync("missing/too");
    }

    [Fact]
    public async Task Delete_OneDirectoryManyTimesAtOnce_IsFine()
    {
        for (var i = 0; i < 50; i++)
        {
            await WriteAsync($"a/{i / 10}/{i}", "text");
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => DeleteAsync("a"), Stop)));
        (await ListAsync("")).ShouldBeEmpty();
        StagedFiles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_Root_IsRefused()
    {
        await WriteAsync("a", "text");
        (await RefusalOf(() => Store.DeleteAsync(ArtifactPath.Root, Stop))).ShouldStartWith("Invalid path");
        (await ReadAsync("a")).ShouldBe("text");
    }

    [Theory]
    [InlineData(LocalArtifactStore.StagingName)]
    [InlineData(".Bayou-Staging/x")]
    [InlineData("a/.bayou-staging/x")]
    public async Task AnyCall_TheStoresOwnFolder_IsRefused(string path)
    {
        await WriteAsync("a/b", "text");
        (await RefusalOf(() => WriteAsync(path, "x"))).ShouldStartWith("Invalid path");
        (await RefusalOf(() => ReadAsync(path))).ShouldStartWith("Invalid path");
        (await RefusalOf(() => ListAsync(path))).ShouldStartWith("Invalid path");
        (await RefusalOf(() => DeleteAsync(path))).ShouldStartWith("Invalid path");
        (await ListAsync("")).ShouldBe(["a/"]);
    }

    [Fact]
    public async Task RemoveStale_OldLeftovers_GoAndYoungOnesStay()
    {
        await WriteAsync("a", "text");
        var staging = Path.Join(Root, LocalArtifactStore.StagingName);
        File.WriteAllText(Path.Join(staging, "old.upload"), "x");
        Directory.CreateDirectory(Path.Join(staging, "old.deleted", "below"));
        File.WriteAllText(Path.Join(staging, "young.upload"), "x");
        var yesterday = DateTime.UnixEpoch.AddDays(1);
        File.SetLastWriteTimeUtc(Path.Join(staging, "old.upload"), yesterday);
        Directory.SetLastWriteTimeUtc(Path.Join(staging, "old.deleted"), yesterday);

        Store.RemoveStale(yesterday.AddSeconds(1), Stop).ShouldBe(2);

        StagedFiles.ShouldBe([Path.Join(staging, "young.upload")]);
        (await ReadAsync("a")).ShouldBe("text");
    }

    [Fact]
    public void Capabilities_OfAFolder_ClaimNothing() => Store.Capabilities.ShouldBe(ArtifactStoreCapabilities.None);
}
