using Bayou.Contracts.Traces;

namespace Bayou.Spans;

/// <summary>What a span says in the terms of MLflow, whichever SDK wrote it. Null: it doesn't say.</summary>
/// <param name="Type">MLflow's span type, such as <c>LLM</c> or <c>TOOL</c>.</param>
/// <param name="Inputs">JSON text.</param>
/// <param name="Outputs">JSON text.</param>
/// <param name="Model">The model that answered, else the one asked for.</param>
/// <param name="Provider">Who runs the model.</param>
/// <param name="Tokens">Tokens, as this span counts them.</param>
/// <param name="Cost">Cost in US dollars: the span's own, else from the price table.</param>
/// <param name="ToolName">The tool called.</param>
/// <param name="Tools">JSON text of the tools that the model could call.</param>
/// <param name="MessageFormat">The dialect of its messages, in MLflow's words.</param>
/// <param name="Session">The conversation, without quotes.</param>
/// <param name="User">The user, without quotes.</param>
public sealed record SpanFacts(
    string? Type,
    string? Inputs,
    string? Outputs,
    string? Model,
    string? Provider,
    TokenUsage? Tokens,
    SpanCost? Cost,
    string? ToolName,
    string? Tools,
    string? MessageFormat,
    string? Session,
    string? User)
{
    /// <summary>Nothing is said.</summary>
    public static SpanFacts None { get; } = new(null, null, null, null, null, null, null, null, null, null, null, null);
}
