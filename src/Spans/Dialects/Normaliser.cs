using System.Collections.Immutable;
using Bayou.Spans.Json;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Dialects;

/// <summary>
/// Finds what a span says, whichever SDK wrote it: docs/specs/span-normalisation.md. MLflow's own attributes come first, then the dialect
/// of the library that made the span, then all others that its attributes speak, in a fixed order. Not safe for use by two threads at once.
/// </summary>
internal sealed class Normaliser(PriceTable prices)
{
    /// <summary>Counts up when the same span would give other facts.</summary>
    internal const uint Version = 2;

    private static readonly ImmutableArray<IDialect> Dialects =
    [
        new MlflowDialect(),
        new OpenInferenceDialect(),
        new GeminiCliDialect(),
        new GenAiDialect(),
        new SemanticKernelDialect(),
        new ContentEventsDialect(),
        new TraceloopDialect(),
        new GoogleAdkDialect(),
        new VercelAiDialect(),
        new VoltAgentDialect(),
        new LiveKitDialect(),
        new LaminarDialect(),
        new PydanticAiDialect(),
        new LangSmithDialect(),
        new ClaudeCodeDialect(),
        new LangfuseDialect(),
    ];

    private readonly SpanView _view = new();

    internal SpanFacts Read(Span span, InstrumentationScope? scope)
    {
        _view.Open(span, scope);
        var facts = new FactsDraft();
        var own = Dialects[0];
        if (own.IsSpokenBy(_view))
        {
            own.Read(_view, facts);
        }

        var first = ByScope(_view.Scope);
        first?.Read(_view, facts);
        foreach (var dialect in Dialects)
        {
            if (dialect != own && dialect != first && dialect.IsSpokenBy(_view))
            {
                dialect.Read(_view, facts);
            }
        }

        CommonAttributes.Read(_view, facts);
        return Finish(facts);
    }

    private static IDialect? ByScope(string scope)
    {
        if (scope.Length > 0)
        {
            foreach (var dialect in Dialects)
            {
                if (dialect.IsScope(scope))
                {
                    return dialect;
                }
            }
        }

        return null;
    }

    private SpanFacts Finish(FactsDraft draft)
    {
        draft.Type ??= _view.Text(MlflowDialect.SpanType) ?? (draft.ToolName is null ? null : "TOOL");
        if (draft.Type is "LLM" or "CHAT_MODEL" or "EMBEDDING")
        {
            draft.Model ??= ModelIn(draft.Inputs) ?? ModelIn(draft.Outputs);
        }

        if (draft is { Tokens: { } tokens, Model: { } model })
        {
            draft.Cost ??= prices.CostOf(model, draft.Provider, tokens);
        }

        return new SpanFacts(
            draft.Type, draft.Inputs, draft.Outputs, draft.Model, draft.Provider, draft.Tokens, draft.Cost,
            draft.ToolName, draft.Tools, draft.MessageFormat, draft.Session, draft.User);
    }

    private static string? ModelIn(string? json) =>
        json is not null && json.StartsWith('{') && json.Contains("\"model\"", StringComparison.Ordinal)
            ? JsonFields.Parse(json)?.Text("model")
            : null;
}
