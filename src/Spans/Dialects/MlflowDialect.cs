using System.Text.Json;
using Bayou.Contracts.Traces;
using Bayou.Spans.Json;

namespace Bayou.Spans.Dialects;

/// <summary>MLflow's own SDKs. What they say wins over every other dialect.</summary>
internal sealed class MlflowDialect : IDialect
{
    internal const string SpanType = "mlflow.spanType";
    internal const string Inputs = "mlflow.spanInputs";
    internal const string Outputs = "mlflow.spanOutputs";
    internal const string TokenUsage = "mlflow.chat.tokenUsage";
    internal const string Cost = "mlflow.llm.cost";
    internal const string Model = "mlflow.llm.model";
    internal const string Provider = "mlflow.llm.provider";
    internal const string Tools = "mlflow.chat.tools";
    internal const string MessageFormat = "mlflow.message.format";
    internal const string RequestId = "mlflow.traceRequestId";
    internal const string UnknownType = "UNKNOWN";

    public bool IsScope(string scope) => false;

    public bool IsSpokenBy(SpanView span) => span.HasAny(SpanFamilies.Mlflow);

    public void Read(SpanView span, FactsDraft facts)
    {
        var type = span.Text(SpanType);
        facts.Type ??= type == UnknownType ? null : type;
        facts.Inputs ??= Value(span, Inputs);
        facts.Outputs ??= Value(span, Outputs);
        facts.Model ??= span.Text(Model);
        facts.Provider ??= span.Text(Provider);
        facts.Tokens ??= span.Element(TokenUsage) is { } tokens ? ToTokens(tokens) : null;
        facts.Cost ??= span.Element(Cost) is { } cost
            ? Costs.Of(cost.Number("input_cost"), cost.Number("output_cost"), cost.Number("total_cost"))
            : null;
        facts.Tools ??= span.Json(Tools);
        facts.MessageFormat ??= span.Text(MessageFormat);
        facts.Session ??= span.Text("mlflow.trace.session");
        facts.User ??= span.Text("mlflow.trace.user");
    }

    // A function may well be given nothing, or answer false: what its SDK says stands.
    private static string? Value(SpanView span, string key) => span.Find(key) is { } value ? AttributeJson.Of(value) : null;

    private static TokenUsage? ToTokens(JsonElement tokens) => Dialects.Tokens.Of(
        tokens.Count("input_tokens"),
        tokens.Count("output_tokens"),
        tokens.Count("total_tokens"),
        tokens.Count("cache_read_input_tokens"),
        tokens.Count("cache_creation_input_tokens"),
        tokens.Count("reasoning_tokens"));
}
