using System.Xml.Linq;

namespace Bayou.Architecture.Tests;

public sealed class DependencyDirectionTests
{
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["Embedded"] = [],
        ["Contracts"] = ["Embedded"],
        ["Spans"] = ["Contracts"],
        ["Search"] = ["Contracts", "Spans"],
        ["Storage"] = ["Contracts", "Search"],
        ["Grains"] = ["Contracts", "Spans", "Search", "Storage"],
        ["Api"] = ["Contracts", "Spans"],
        ["Silo"] = ["Contracts", "Spans", "Search", "Storage", "Grains", "Api", "Embedded"],
    };

    public static TheoryData<string> Projects => [.. s_allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void ProjectReferences_OfASourceProject_PointInward(string project)
    {
        var file = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*.csproj").ShouldHaveSingleItem();
        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Path.GetFileName(Path.GetDirectoryName(((string)reference.Attribute("Include")!).Replace('\\', '/')))!);

        references.ShouldBeSubsetOf(s_allowed[project]);
    }

    [Fact]
    public void SourceProjects_OnDisk_AreAllKnownToTheRule()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file))!);

        projects.ShouldBe(s_allowed.Keys, ignoreOrder: true);
    }
}
