using Bayou.Spans.Json;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Dialects;

/// <summary>
/// Vercel's AI SDK up to version 6 (https://ai-sdk.dev/docs/ai-sdk-core/telemetry). Version 7 writes the GenAI conventions, and only what its users
/// tell of a call under names of its own.
/// </summary>
internal sealed class VercelAiDialect : IDialect
{
    private const string Operation = "ai.operationId";

    public bool IsScope(string scope) => scope == "ai";

    public bool IsSpokenBy(SpanView span) => span.HasAny(SpanFamilies.VercelAi);

    public void Read(SpanView span, FactsDraft facts)
    {
        facts.Type ??= TypeOf(span.Text(Operation));
        facts.Inputs ??= span.Json("ai.prompt.messages")
            ?? span.Json("ai.prompt")
            ?? span.Json("ai.toolCall.args")
            ?? span.Json("ai.value")
            ?? Decoded(span, "ai.values");
        facts.Outputs ??= span.Json("ai.response.text")
            ?? span.Json("ai.response.object")
            ?? span.Json("ai.response.toolCalls")
            ?? span.Json("ai.toolCall.result")
            ?? span.Json("ai.embedding")
            ?? Decoded(span, "ai.embeddings");
        facts.Model ??= span.Text("gen_ai.response.model", "ai.response.model") ?? span.Text("ai.model.id");
        facts.Provider ??= Provider(span.Text("ai.model.provider", "gen_ai.system"));
        facts.Tokens ??= Tokens.Of(
            span.Count("ai.usage.inputTokens")
                ?? span.Count("ai.usage.promptTokens")
                ?? span.Count("ai.usage.tokens")
                ?? span.Count("gen_ai.usage.input_tokens"),
            span.Count("ai.usage.outputTokens") ?? span.Count("ai.usage.completionTokens") ?? span.Count("gen_ai.usage.output_tokens"),
            span.Count("ai.usage.totalTokens"),
            span.Count("ai.usage.cachedInputTokens") ?? span.Count("ai.usage.inputTokenDetails.cacheReadTokens"),
            span.Count("ai.usage.inputTokenDetails.cacheWriteTokens") ?? span.Count("ai.usage.cacheCreationInputTokens"),
            span.Count("ai.usage.reasoningTokens") ?? span.Count("ai.usage.outputTokenDetails.reasoningTokens"));
        facts.ToolName ??= span.Text("ai.toolCall.name");
        facts.Tools ??= Decoded(span, "ai.prompt.tools");
        facts.Session ??= span.Text("ai.telemetry.metadata.sessionId", "ai.settings.context.sessionId");
        facts.User ??= span.Text("ai.telemetry.metadata.userId", "ai.settings.context.userId");
    }

    // openai.chat, openai.responses, anthropic.messages: the provider's name comes before the name of its API.
    private static string? Provider(string? name) => name?.IndexOf('.') is > 0 and var dot ? name[..dot] : name;

    // Lists are sent as texts, each the JSON of an item.
    private static string? Decoded(SpanView span, string key)
    {
        if (span.Find(key) is not { ValueCase: AnyValue.ValueOneofCase.ArrayValue } list)
        {
            return span.Json(key);
        }

        var json = new JsonText();
        json.Raw('[');
        foreach (var item in list.ArrayValue.Values)
        {
            json.Separate();
            json.Raw(AttributeJson.Of(item));
        }

        json.Raw(']');
        return json.Written.Length > 2 ? json.ToString() : null;
    }

    private static string? TypeOf(string? operation) => operation switch
    {
        null => null,
        "ai.toolCall" => "TOOL",
        _ when operation.StartsWith("ai.embed", StringComparison.Ordinal) => "EMBEDDING",
        _ when operation.StartsWith("ai.rerank", StringComparison.Ordinal) => "RERANKER",
        _ when operation.StartsWith("ai.generate", StringComparison.Ordinal) || operation.StartsWith("ai.stream", StringComparison.Ordinal) => "LLM",
        _ => null,
    };
}
