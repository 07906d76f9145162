using System.Text.Json;
using Bayou.Spans.Json;

namespace Bayou.Spans.Dialects;

/// <summary>Pydantic AI and Logfire (https://ai.pydantic.dev/logfire/), in all versions of their instrumentation.</summary>
internal sealed class PydanticAiDialect : IDialect
{
    public bool IsScope(string scope) => scope is "pydantic-ai" or "logfire" || scope.StartsWith("logfire.", StringComparison.Ordinal);

    public bool IsSpokenBy(SpanView span) => span.HasAny(SpanFamilies.Logfire);

    public void Read(SpanView span, FactsDraft facts)
    {
        var isAgent = span.Has("pydantic_ai.all_messages") || span.Has("all_messages_events") || span.Has("final_result");
        facts.Type ??= GenAiOperations.TypeOf(span.Text("gen_ai.operation.name")) ?? (isAgent ? "AGENT" : null);
        if (span.Element("events") is { ValueKind: JsonValueKind.Array } events)
        {
            facts.Inputs ??= Pick(events, isChoice: false);
            facts.Outputs ??= Pick(events, isChoice: true);
        }

        facts.Inputs ??= span.Json("gen_ai.input.messages")
            ?? span.Json("pydantic_ai.all_messages")
            ?? span.Json("all_messages_events")
            ?? span.Json("tool_arguments")
            ?? span.Json("prompt")
            ?? span.Json("input");
        facts.Outputs ??= span.Json("gen_ai.output.messages")
            ?? span.Json("final_result")
            ?? span.Json("tool_response")
            ?? span.Json("output");
        facts.Model ??= span.Text("gen_ai.response.model", "gen_ai.request.model") ?? span.Text("model_name");
        facts.Cost ??= Costs.Of(null, null, span.Number("operation.cost"));
    }

    private static string? Pick(JsonElement events, bool isChoice)
    {
        var json = new JsonText();
        json.Raw('[');
        foreach (var item in events.EnumerateArray())
        {
            if ((item.Text("event.name") == "gen_ai.choice") == isChoice)
            {
                json.Separate();
                json.Raw(item.GetRawText());
            }
        }

        json.Raw(']');
        return json.Written.Length > 2 ? json.ToString() : null;
    }
}
