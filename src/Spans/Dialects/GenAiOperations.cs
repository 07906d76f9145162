using System.Collections.Frozen;

namespace Bayou.Spans.Dialects;

/// <summary>MLflow's span types for the operations of OpenTelemetry's GenAI conventions, older names among them.</summary>
internal static class GenAiOperations
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["chat"] = "CHAT_MODEL",
        ["chat.completions"] = "CHAT_MODEL",
        ["chat.streaming"] = "CHAT_MODEL",
        ["generate_content"] = "LLM",
        ["text_completion"] = "LLM",
        ["text.completions"] = "LLM",
        ["response"] = "LLM",
        ["embeddings"] = "EMBEDDING",
        ["embedding"] = "EMBEDDING",
        ["retrieval"] = "RETRIEVER",
        ["create_agent"] = "AGENT",
        ["invoke_agent"] = "AGENT",
        ["invoke_workflow"] = "WORKFLOW",
        ["workflow"] = "WORKFLOW",
        ["chain"] = "CHAIN",
        ["plan"] = "TASK",
        ["agent_step"] = "TASK",
        ["execute_tool"] = "TOOL",
        ["create_memory_store"] = "MEMORY",
        ["delete_memory_store"] = "MEMORY",
        ["create_memory"] = "MEMORY",
        ["update_memory"] = "MEMORY",
        ["upsert_memory"] = "MEMORY",
        ["search_memory"] = "MEMORY",
        ["delete_memory"] = "MEMORY",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static string? TypeOf(string? operation) => operation is null ? null : Types.GetValueOrDefault(operation);
}
