using System.Text.RegularExpressions;
using Bayou.Api.Routing;

namespace Bayou.Api.Tests.Routing;

public sealed partial class RouteInventoryTests
{
    private static readonly RouteTable s_table = BayouApi.BuildRoutes(new ApiServerOptions(), TimeProvider.System);

    public static TheoryData<string> DoneAreas => [.. Areas().Where(area => area.Value == "done").Select(area => area.Key)];

    [Theory]
    [MemberData(nameof(DoneAreas))]
    public void Routes_OfAnAreaThatIsDone_AreAllServed(string area)
    {
        var served = s_table.Routes.SelectMany(route => route.Templates.Select(template => $"{route.Method} {Normal(template)}")).ToHashSet();
        var expected = Inventory().Where(row => row.Area == area).SelectMany(row => row.Operations).ToList();

        expected.ShouldNotBeEmpty();
        expected.Where(operation => !served.Contains(operation)).ShouldBeEmpty();
    }

    [Fact]
    public void Areas_OfMlflow_AreAllInTheCompatibilityTable() =>
        Inventory().Select(row => row.Area).Distinct().Except(Areas().Keys).ShouldBeEmpty();

    [Fact]
    public void Route_WithoutPermission_CannotBeAdded() =>
        Should.Throw<ArgumentNullException>(() => new RouteTable().Add("GET", RouteSurface.Root, "/x", null!, _ => Task.CompletedTask));

    [Fact]
    public void Routes_OfTheTable_AreEachDeclaredOnce() =>
        s_table.Routes.SelectMany(route => route.Templates.Select(template => $"{route.Method} {Normal(template)}"))
            .GroupBy(operation => operation).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();

    private static Dictionary<string, string> Areas() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "compatibility.md"))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells.Length > 3 && cells[2] is "done" or "partial" or "not yet")
        .ToDictionary(cells => cells[1], cells => cells[2], StringComparer.Ordinal);

    private static IEnumerable<(string Area, IEnumerable<string> Operations)> Inventory() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "mlflow-routes.tsv")).Skip(1)
            .Select(line => line.Split('\t'))
            .Select(cells => (cells[0], Operations(cells[1], cells[2], cells[3])));

    private static IEnumerable<string> Operations(string method, string path, string twin)
    {
        yield return $"{method} {Normal(path)}";
        if (twin == "Y")
        {
            yield return $"{method} {Normal(path.Replace("/api/", "/ajax-api/", StringComparison.Ordinal))}";
        }
    }

    /// <summary>A path with every parameter written the same way.</summary>
    private static string Normal(string template) => Parameter().Replace(template, "{}");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
