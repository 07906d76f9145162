using System.Text.Json;
using Bayou.Spans.Json;

namespace Bayou.Spans.Dialects;

/// <summary>Gemini CLI: the GenAI conventions with operations of its own, and messages in the form of Gemini's API.</summary>
internal sealed class GeminiCliDialect : IDialect
{
    public bool IsScope(string scope) => scope == "gemini-cli";

    public bool IsSpokenBy(SpanView span) => span.HasAny(SpanFamilies.GenAi) && span.Text("gen_ai.agent.name") == "gemini-cli";

    public void Read(SpanView span, FactsDraft facts)
    {
        facts.Type ??= span.Text("gen_ai.operation.name") switch
        {
            "llm_call" => "LLM",
            "tool_call" => "TOOL",
            "agent_call" => "AGENT",
            _ => null,
        };
        facts.Inputs ??= Contents(span.Json("gen_ai.input.messages"));
        facts.Outputs ??= Candidates(span.Json("gen_ai.output.messages"));
        facts.MessageFormat ??= "gemini";
    }

    private static string? Contents(string? messages) =>
        messages is not null && messages[0] is '[' or '"' ? $$"""{"contents": {{messages}}}""" : messages;

    // One message comes for each piece of a stream; together they are one answer.
    private static string? Candidates(string? messages)
    {
        if (messages is null || JsonFields.Parse(messages) is not { ValueKind: JsonValueKind.Array } list)
        {
            return messages;
        }

        var json = new JsonText();
        json.Raw("""{"candidates": [{"content": {"role": "model", "parts": [""");
        foreach (var message in list.EnumerateArray())
        {
            if (message.Member("parts") is { ValueKind: JsonValueKind.Array } parts)
            {
                foreach (var part in parts.EnumerateArray())
                {
                    json.Separate();
                    json.Raw(part.GetRawText());
                }
            }
        }

        var hasParts = json.Written[^1] != '[';
        json.Raw("]}}]}");
        return hasParts ? json.ToString() : messages;
    }
}
