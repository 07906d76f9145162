using System.Collections.Immutable;
using Bayou.Conformance.Tests.Documents;

namespace Bayou.Conformance.Tests.Scenarios;

/// <summary>Reads a scenario file; docs/conformance.md describes the format.</summary>
internal static class ScenarioReader
{
    public static ScenarioFile Read(string area, string name, string yaml)
    {
        var root = YamlDocument.Parse(yaml).AsMapping("A scenario file");
        root.AllowOnly("A scenario file", "about", "bayou", "why", "vars", "setup", "before", "each", "cases");
        var bayouOnly = StepReader.ReadBayouOnly(root);
        var each = root.Find("each")?.AsMapping("each");
        each?.AllowOnly("each", "request", "response", "capture", "steps");
        var cases = root.Find("cases") ?? throw new ScenarioFormatException("A scenario file needs cases.");
        var file = new ScenarioFile(
            area,
            name,
            root.Find("vars")?.AsMapping("vars") ?? MappingNode.Empty,
            StepReader.ReadAll(root.Find("setup"), "setup"),
            StepReader.ReadAll(root.Find("before"), "before"),
            [.. cases.AsItems("cases").Select(item => ReadCase(item.AsMapping("A case"), each, bayouOnly))]);
        RefuseTwins(file);
        return file;
    }

    private static ScenarioCase ReadCase(MappingNode map, MappingNode? each, bool bayouOnly)
    {
        map.AllowOnly("A case", "name", "bayou", "why", "note", "with", "request", "response", "capture", "steps");
        var name = (map.Find("name") ?? throw new ScenarioFormatException("A case needs a name.", map.Line)).AsText("name");
        var only = StepReader.ReadBayouOnly(map) || bayouOnly;
        return new ScenarioCase(name, only, map.Find("with")?.AsMapping("with") ?? MappingNode.Empty, StepsOf(map, each));
    }

    private static ImmutableArray<Step> StepsOf(MappingNode map, MappingNode? each)
    {
        if (map.Find("steps") is { } own)
        {
            return StepReader.ReadAll(own, "steps");
        }

        if (map.Find("request") is null && map.Find("response") is null && each?.Find("steps") is { } shared)
        {
            return StepReader.ReadAll(shared, "steps");
        }

        var request = map.Find("request") ?? each?.Find("request")
            ?? throw new ScenarioFormatException("A case has steps or a request, its own or from 'each'.", map.Line);
        var response = map.Find("response") ?? each?.Find("response");
        return [StepReader.Request(request, response, map.Find("capture") ?? each?.Find("capture"), bayouOnly: false)];
    }

    private static void RefuseTwins(ScenarioFile file)
    {
        var twin = file.Cases.GroupBy(scenario => scenario.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twin is not null)
        {
            throw new ScenarioFormatException($"Two cases are named '{twin.Key}'.");
        }
    }
}
