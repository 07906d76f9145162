using System.Text;
using System.Text.Json;
using Bayou.Contracts.Traces;

namespace Bayou.Spans.Tests.Dialects;

/// <summary>Spans in the shape that each SDK exports, with the facts that must come of them.</summary>
public sealed class RecordedSpanTests
{
    public static TheoryData<string> Fixtures() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void ToBatch_RecordedSpans_GivesTheirFacts(string fixture)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", fixture + ".json")));
        var request = OtlpJson.ReadTraces(Encoding.UTF8.GetBytes(document.RootElement.GetProperty("request").GetRawText()));
        var resourceSpans = request.ResourceSpans[0];
        var scopeSpans = resourceSpans.ScopeSpans[0];
        ReceivedSpan[] spans = [.. scopeSpans.Spans.Select(span => new ReceivedSpan(span, resourceSpans.Resource, scopeSpans.Scope))];

        var batch = new SpanIntake(new SpanIntakeOptions()).ToBatch("1", spans);

        var stored = SpanContentCodec.Decode(batch.Content);
        var expected = document.RootElement.GetProperty("facts").EnumerateArray().ToList();
        stored.Count.ShouldBe(expected.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            ShouldBe(stored[i].Facts, expected[i], $"{fixture} {i} {stored[i].Span.Name}");
        }
    }

    private static void ShouldBe(SpanFacts facts, JsonElement expected, string where)
    {
        facts.Type.ShouldBe(Text(expected, "type"), where);
        facts.Inputs.ShouldBe(Text(expected, "inputs"), where);
        facts.Outputs.ShouldBe(Text(expected, "outputs"), where);
        facts.Model.ShouldBe(Text(expected, "model"), where);
        facts.Provider.ShouldBe(Text(expected, "provider"), where);
        facts.Tokens.ShouldBe(Tokens(expected), where);
        if (expected.TryGetProperty("cost", out var cost))
        {
            facts.Cost.ShouldNotBeNull(where).Total.ShouldBe(cost.GetDouble(), 1e-12, where);
        }
        else
        {
            facts.Cost.ShouldBeNull(where);
        }

        facts.ToolName.ShouldBe(Text(expected, "toolName"), where);
        facts.Tools.ShouldBe(Text(expected, "tools"), where);
        facts.MessageFormat.ShouldBe(Text(expected, "format"), where);
        facts.Session.ShouldBe(Text(expected, "session"), where);
        facts.User.ShouldBe(Text(expected, "user"), where);
    }

    private static string? Text(JsonElement expected, string name) => expected.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static TokenUsage? Tokens(JsonElement expected)
    {
        if (!expected.TryGetProperty("tokens", out var tokens))
        {
            return null;
        }

        long?[] counts = [.. tokens.EnumerateArray().Select(count => count.ValueKind == JsonValueKind.Null ? (long?)null : count.GetInt64())];
        return new TokenUsage(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
    }
}
