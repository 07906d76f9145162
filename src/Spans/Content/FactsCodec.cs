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
        if (facts.Type is { } type)
        {
            record.Type = type;
        }

        if (facts.Model is { } model)
        {
            record.Model = model;
        }

        if (facts.Provider is { } provider)
        {
            record.Provider = provider;
        }

        if (facts.ToolName is { } toolName)
        {
            record.ToolName = toolName;
        }

        if (facts.MessageFormat is { } messageFormat)
        {
            record.MessageFormat = messageFormat;
        }

        if (facts.Session is { } session)
        {
            record.Session = session;
        }

        if (facts.User is { } user)
        {
            record.User = user;
        }

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
        if (tokens.Input is { } input)
        {
            record.Input = input;
        }

        if (tokens.Output is { } output)
        {
            record.Output = output;
        }

        if (tokens.Total is { } total)
        {
            record.Total = total;
        }

        if (tokens.CacheRead is { } cacheRead)
        {
            record.CacheRead = cacheRead;
        }

        if (tokens.CacheWrite is { } cacheWrite)
        {
            record.CacheWrite = cacheWrite;
        }

        if (tokens.Reasoning is { } reasoning)
        {
            record.Reasoning = reasoning;
        }

        return record;
    }

    private static TokenUsage FromRecord(TokensRecord record) => new(
        record.HasInput ? record.Input : null,
        record.HasOutput ? record.Output : null,
        record.HasTotal ? record.Total : null,
        record.HasCacheRead ? record.CacheRead : null,
        record.HasCacheWrite ? record.CacheWrite : null,
        record.HasReasoning ? record.Reasoning : null);
}
