using Bayou.Contracts.Traces;
using Bayou.Spans.Content.Records;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Content;

/// <summary>Between a span's facts and their stored form.</summary>
internal static class FactsCodec
{
    internal static FactsRecord ToRecord(SpanFacts facts, Span span)
    {
        var record = new FactsRecord
        {
            Inputs = TextReference.ToRecord(facts.Inputs, span),
            Outputs = TextReference.ToRecord(facts.Outputs, span),
            Tools = TextReference.ToRecord(facts.Tools, span),
            Tokens = facts.Tokens is null ? null : ToRecord(facts.Tokens),
            Cost = facts.Cost is null ? null : new CostRecord { Input = facts.Cost.Input, Output = facts.Cost.Output, Total = facts.Cost.Total },
        };
        Set(facts.Type, value => record.Type = value);
        Set(facts.Model, value => record.Model = value);
        Set(facts.Provider, value => record.Provider = value);
        Set(facts.ToolName, value => record.ToolName = value);
        Set(facts.MessageFormat, value => record.MessageFormat = value);
        Set(facts.Session, value => record.Session = value);
        Set(facts.User, value => record.User = value);
        return record;
    }

    internal static SpanFacts FromRecord(FactsRecord? record, Span span) => record is null
        ? SpanFacts.None
        : new SpanFacts(
            record.HasType ? record.Type : null,
            TextReference.FromRecord(record.Inputs, span),
            TextReference.FromRecord(record.Outputs, span),
            record.HasModel ? record.Model : null,
            record.HasProvider ? record.Provider : null,
            record.Tokens is null ? null : FromRecord(record.Tokens),
            record.Cost is null ? null : new SpanCost(record.Cost.Input, record.Cost.Output, record.Cost.Total),
            record.HasToolName ? record.ToolName : null,
            TextReference.FromRecord(record.Tools, span),
            record.HasMessageFormat ? record.MessageFormat : null,
            record.HasSession ? record.Session : null,
            record.HasUser ? record.User : null);

    private static TokensRecord ToRecord(TokenUsage tokens)
    {
        var record = new TokensRecord();
        Set(tokens.Input, value => record.Input = value);
        Set(tokens.Output, value => record.Output = value);
        Set(tokens.Total, value => record.Total = value);
        Set(tokens.CacheRead, value => record.CacheRead = value);
        Set(tokens.CacheWrite, value => record.CacheWrite = value);
        Set(tokens.Reasoning, value => record.Reasoning = value);
        return record;
    }

    private static TokenUsage FromRecord(TokensRecord record) => new(
        record.HasInput ? record.Input : null,
        record.HasOutput ? record.Output : null,
        record.HasTotal ? record.Total : null,
        record.HasCacheRead ? record.CacheRead : null,
        record.HasCacheWrite ? record.CacheWrite : null,
        record.HasReasoning ? record.Reasoning : null);

    private static void Set(string? value, Action<string> assign)
    {
        if (value is not null)
        {
            assign(value);
        }
    }

    private static void Set(long? value, Action<long> assign)
    {
        if (value is { } known)
        {
            assign(known);
        }
    }
}
