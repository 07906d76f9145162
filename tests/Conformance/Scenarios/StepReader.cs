using System.Collections.Immutable;
using Bayou.Conformance.Tests.Documents;

namespace Bayou.Conformance.Tests.Scenarios;

/// <summary>Reads lists of steps.</summary>
internal static class StepReader
{
    public static ImmutableArray<Step> ReadAll(Node? steps, string what) =>
        steps is null ? [] : [.. steps.AsItems(what).Select(Read)];

    /// <summary>A step that sends the request of a case, or of a file's `each`.</summary>
    public static RequestStep Request(Node request, Node? response, Node? capture, bool bayouOnly) =>
        new(request, response, capture?.AsMapping("capture") ?? MappingNode.Empty, bayouOnly, request.Line);

    /// <summary>Reads `bayou`, which must say why.</summary>
    public static bool ReadBayouOnly(MappingNode map)
    {
        var only = map.Find("bayou")?.AsFlag("bayou") ?? false;
        return only && string.IsNullOrWhiteSpace(map.Find("why")?.AsText("why"))
            ? throw new ScenarioFormatException("'bayou: true' needs a 'why'.", map.Line)
            : only;
    }

    private static Step Read(Node node)
    {
        var map = node.AsMapping("A step");
        if (map.Find("use") is { } fragment)
        {
            map.AllowOnly("A step that uses a fragment", "use", "with");
            return new UseStep(fragment.AsText("use"), map.Find("with")?.AsMapping("with") ?? MappingNode.Empty, map.Line);
        }

        if (map.Find("let") is { } variables)
        {
            map.AllowOnly("A step that sets variables", "let");
            return new LetStep(variables.AsMapping("let"), map.Line);
        }

        if (map.Find("steps") is { } body)
        {
            map.AllowOnly("A loop", "repeat", "foreach", "steps");
            return new LoopStep(map.Find("repeat"), map.Find("foreach"), ReadAll(body, "steps"), map.Line);
        }

        map.AllowOnly("A step", "request", "response", "capture", "bayou", "why", "note");
        var request = map.Find("request") ?? throw new ScenarioFormatException("A step has a request, a use, a let or steps.", map.Line);
        return Request(request, map.Find("response"), map.Find("capture"), ReadBayouOnly(map));
    }
}
