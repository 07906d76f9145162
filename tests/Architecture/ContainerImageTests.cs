namespace Bayou.Architecture.Tests;

public sealed class ContainerImageTests
{
    /// <summary>MSBuild looks for these beside the solution by itself; an image without one of them would not build, or build something else.</summary>
    [Theory]
    [InlineData("Directory.*")]
    [InlineData("global.json")]
    [InlineData("BannedSymbols.txt")]
    [InlineData(".editorconfig")]
    public void Image_IsBuiltFrom_EveryFileThatTheBuildReads(string pattern)
    {
        var files = Directory.GetFiles(Repository.Root, pattern).Select(file => Path.GetFileName(file)!).ToList();
        var copied = File.ReadLines(Path.Combine(Repository.Root, "deploy", "Dockerfile"))
            .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal)).SelectMany(line => line.Split(' ')).ToHashSet();
        var sent = File.ReadLines(Path.Combine(Repository.Root, ".dockerignore")).ToHashSet();

        files.ShouldNotBeEmpty();
        files.ShouldBeSubsetOf(copied);
        files.Select(file => $"!{file}").ShouldBeSubsetOf(sent);
    }
}
