using Bayou.Contracts.Traces;
using Bayou.Grains.Traces.Records;

namespace Bayou.Grains.Traces;

/// <summary>Between a span's tokens and cost and their stored form.</summary>
internal static class SpanFiguresCodec
{
    internal static TokensRecord? ToRecord(TokenUsage? tokens)
    {
        if (tokens is null)
        {
            return null;
        }

        var record = new TokensRecord();
        Set(tokens.Input, value => record.Input = value);
        Set(tokens.Output, value => record.Output = value);
        Set(tokens.Total, value => record.Total = value);
        Set(tokens.CacheRead, value => record.CacheRead = value);
        Set(tokens.CacheWrite, value => record.CacheWrite = value);
        Set(tokens.Reasoning, value => record.Reasoning = value);
        return record;
    }

    internal static TokenUsage? FromRecord(TokensRecord? record) => record is null ? null : new TokenUsage(
        record.HasInput ? record.Input : null,
        record.HasOutput ? record.Output : null,
        record.HasTotal ? record.Total : null,
        record.HasCacheRead ? record.CacheRead : null,
        record.HasCacheWrite ? record.CacheWrite : null,
        record.HasReasoning ? record.Reasoning : null);

    internal static CostRecord? ToRecord(SpanCost? cost) =>
        cost is null ? null : new CostRecord { Input = cost.Input, Output = cost.Output, Total = cost.Total };

    internal static SpanCost? FromRecord(CostRecord? record) => record is null ? null : new SpanCost(record.Input, record.Output, record.Total);

    private static void Set(long? value, Action<long> set)
    {
        if (value is { } told)
        {
            set(told);
        }
    }
}
