using System.Text.Json;
using Bayou.Contracts.Traces;

namespace Bayou.Spans.Tests.Dialects;

/// <summary>
/// What real SDKs exported when tests/Exporters/recordings ran them, with the facts that must come of it. Inputs, outputs, tools and previews
/// must hold the expected text and be JSON; everything else must be equal, and absent where nothing is expected.
/// </summary>
public sealed class RealSpanTests
{
    public static TheoryData<string> Sdks() =>
    [
        .. Directory.GetFiles(Recording.Folder, "*.facts.json").Select(path => Path.GetFileName(path)[..^".facts.json".Length]).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Sdks))]
    public void Spans_OfARealSdk_GiveTheirFacts(string sdk)
    {
        using var expected = Expected(sdk);
        var spans = Recording.Load(sdk).Spans;

        var wanted = expected.RootElement.GetProperty("spans").EnumerateArray().ToList();
        spans.Count.ShouldBe(wanted.Count);
        for (var i = 0; i < wanted.Count; i++)
        {
            var (facts, name) = (spans[i].Facts, spans[i].Span.Name);
            name.ShouldBe(Text(wanted[i], "name"));
            var where = $"{sdk} {i} {name}";
            facts.Type.ShouldBe(Text(wanted[i], "type"), where);
            ShouldHold(facts.Inputs, Text(wanted[i], "inputs"), where);
            ShouldHold(facts.Outputs, Text(wanted[i], "outputs"), where);
            facts.Model.ShouldBe(Text(wanted[i], "model"), where);
            facts.Provider.ShouldBe(Text(wanted[i], "provider"), where);
            ShouldBe(facts.Tokens, facts.Cost, wanted[i], where);
            facts.ToolName.ShouldBe(Text(wanted[i], "toolName"), where);
            ShouldHold(facts.Tools, Text(wanted[i], "tools"), where);
            facts.Session.ShouldBe(Text(wanted[i], "session"), where);
            facts.User.ShouldBe(Text(wanted[i], "user"), where);
        }
    }

    [Theory]
    [MemberData(nameof(Sdks))]
    public void Traces_OfARealSdk_CountEachCallOnce(string sdk)
    {
        using var expected = Expected(sdk);
        var traces = Recording.Load(sdk).Traces;

        var wanted = expected.RootElement.GetProperty("traces").EnumerateArray().ToList();
        traces.Count.ShouldBe(wanted.Count);
        for (var i = 0; i < wanted.Count; i++)
        {
            var (hints, where) = (traces[i].Hints, $"{sdk} trace {i + 1}");
            var (tokens, cost) = GrowingTrace.TotalsOf(traces[i].Heads);
            ShouldBe(tokens, cost, wanted[i], where);
            hints.Name.ShouldBe(Text(wanted[i], "name"), where);
            hints.RequestPreview.ShouldBe(Text(wanted[i], "request"), where);
            hints.ResponsePreview.ShouldBe(Text(wanted[i], "response"), where);
            hints.Session.ShouldBe(Text(wanted[i], "session"), where);
            hints.User.ShouldBe(Text(wanted[i], "user"), where);
        }
    }

    private static JsonDocument Expected(string sdk) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Recording.Folder, sdk + ".facts.json")));

    private static void ShouldHold(string? json, string? part, string where)
    {
        if (part is null)
        {
            json.ShouldBeNull(where);
            return;
        }

        json.ShouldNotBeNull(where).ShouldContain(part, Case.Sensitive, where);
        Should.NotThrow(() => JsonDocument.Parse(json).Dispose(), where);
    }

    private static void ShouldBe(TokenUsage? tokens, SpanCost? cost, JsonElement expected, string where)
    {
        var counts = expected.TryGetProperty("tokens", out var list)
            ? list.EnumerateArray().Select(count => count.ValueKind == JsonValueKind.Null ? (long?)null : count.GetInt64()).ToArray()
            : null;
        tokens.ShouldBe(counts is null ? null : new TokenUsage(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]), where);
        if (expected.TryGetProperty("cost", out var dollars))
        {
            cost.ShouldNotBeNull(where).Total.ShouldBe(dollars.GetDouble(), 1e-9, where);
        }
        else
        {
            cost.ShouldBeNull(where);
        }
    }

    private static string? Text(JsonElement expected, string name) => expected.TryGetProperty(name, out var text) ? text.GetString() : null;
}
