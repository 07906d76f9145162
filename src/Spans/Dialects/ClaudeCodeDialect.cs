using Bayou.Spans.Json;

namespace Bayou.Spans.Dialects;

/// <summary>
/// Claude Code (https://code.claude.com/docs/en/monitoring-usage). Its names are bare words, so they count only under its own span types; what the user
/// doesn't let out is <c>&lt;REDACTED&gt;</c>.
/// </summary>
internal sealed class ClaudeCodeDialect : IDialect
{
    private const string Prefix = "claude_code.";
    private const string Withheld = "<REDACTED>";
    private static readonly string[] Details = ["full_command", "file_path", "skill_name", "subagent_type"];
    private static readonly string[] ToolOutputs = ["output", "content", "diff"];

    public bool IsScope(string scope) => false;

    public bool IsSpokenBy(SpanView span) => span.HasAny(SpanFamilies.SpanType) && TypeOf(span) is not null;

    public void Read(SpanView span, FactsDraft facts)
    {
        var type = TypeOf(span);
        facts.Type ??= type;
        facts.Session ??= span.Text("session.id");
        facts.User ??= span.Text("user.id");
        switch (type)
        {
            case "AGENT":
                facts.Inputs ??= Content(span, "user_prompt") ?? Content(span, "new_context");
                break;
            case "LLM":
                ReadRequest(span, facts);
                break;
            default:
                facts.Inputs ??= Content(span, "tool_input") ?? ToolDetails(span);
                facts.Outputs ??= ToolOutput(span) ?? Content(span, "new_context");
                facts.ToolName ??= span.Text("tool_name");
                break;
        }
    }

    private static string? TypeOf(SpanView span)
    {
        var type = span.Text("span.type");
        return (type?.StartsWith(Prefix, StringComparison.Ordinal) == true ? type[Prefix.Length..] : type) switch
        {
            "interaction" => "AGENT",
            "llm_request" => "LLM",
            "tool" when type != "tool" || span.Span.Name.StartsWith(Prefix, StringComparison.Ordinal) || span.Has("tool_name") => "TOOL",
            _ => null,
        };
    }

    private static void ReadRequest(SpanView span, FactsDraft facts)
    {
        facts.Inputs ??= Content(span, "new_context");
        facts.Outputs ??= Content(span, "response.model_output");
        facts.Model ??= span.Text("model", "gen_ai.request.model");
        facts.Provider ??= span.Text("gen_ai.provider.name", "gen_ai.system") ?? "anthropic";
        var (read, written) = (span.Count("cache_read_tokens"), span.Count("cache_creation_tokens"));
        if (span.Count("input_tokens") is { } fresh)
        {
            facts.Tokens ??= Tokens.OfFresh(fresh, span.Count("output_tokens"), null, read, written);
        }
    }

    private static string? Content(SpanView span, string key) => span.Text(key) == Withheld ? null : span.Json(key);

    private static string? ToolDetails(SpanView span)
    {
        var json = new JsonText();
        json.Raw('{');
        foreach (var key in Details)
        {
            if (Content(span, key) is { } value)
            {
                json.Name(key);
                json.Raw(value);
            }
        }

        json.Raw('}');
        return json.Written.Length > 2 ? json.ToString() : null;
    }

    private static string? ToolOutput(SpanView span)
    {
        foreach (var key in ToolOutputs)
        {
            if (GenAiEvents.Attribute(span.Span, "tool.output", key) is { } output && output != $"\"{Withheld}\"")
            {
                return output;
            }
        }

        return null;
    }
}
