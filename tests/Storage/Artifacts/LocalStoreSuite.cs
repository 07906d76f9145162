using System.IO.Pipelines;
using System.Text;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Bayou.Storage.Artifacts.Local;

namespace Bayou.Storage.Tests.Artifacts;

/// <summary>What both ways of staying under a root share: a folder for the test, a store on it, and intent methods.</summary>
public abstract class LocalStoreSuite : IDisposable
{
    private readonly TempFolder _folder = new();

    private protected LocalStoreSuite(Func<string, RootedFolder> root)
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Outside);
        Store = new LocalArtifactStore(root(Root), TimeProvider.System);
    }

    protected string Root => _folder["root"];

    protected string Outside => _folder["outside"];

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected LocalArtifactStore Store { get; }

    protected string[] StagedFiles => Directory.Exists(Path.Join(Root, LocalArtifactStore.StagingName))
        ? Directory.GetFileSystemEntries(Path.Join(Root, LocalArtifactStore.StagingName))
        : [];

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<long> WriteAsync(string path, string text) =>
        Store.WriteAsync(ArtifactPath.Parse(path), PipeReader.Create(new(Encoding.UTF8.GetBytes(text))), Stop);

    protected async Task<string?> ReadAsync(string path)
    {
        await using var content = await Store.OpenReadAsync(ArtifactPath.Parse(path), Stop);
        return content is null ? null : await new StreamReader(content.Stream).ReadToEndAsync(Stop);
    }

    protected async Task<string[]> ListAsync(string path)
    {
        var entries = await Store.ListAsync(path.Length == 0 ? ArtifactPath.Root : ArtifactPath.Parse(path), Stop);
        return [.. entries.Select(entry => entry.IsDirectory ? $"{entry.Name}/" : $"{entry.Name} {entry.Size}")];
    }

    protected Task DeleteAsync(string path) => Store.DeleteAsync(ArtifactPath.Parse(path), Stop);

    protected static async Task<string> RefusalOf(Func<Task> call)
    {
        var refusal = await Should.ThrowAsync<BayouException>(call);
        refusal.Code.ShouldBe(ErrorCode.InvalidParameterValue);
        return refusal.Message;
    }
}
