namespace Bayou.Storage.Tests.Artifacts;

/// <summary>A folder of its own for one test.</summary>
public sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bayou-artifacts-");

    public string this[string name] => Path.Join(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
