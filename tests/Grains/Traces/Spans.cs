using System.Globalization;
using System.Text;
using Bayou.Contracts.Traces;

namespace Bayou.Grains.Tests.Traces;

/// <summary>Makes batches of spans. Content and hash follow from what is given, so that the same span made twice is the same.</summary>
internal static class Spans
{
    internal const long Second = 1_000_000_000;

    internal static string Id(int number) => number.ToString("x16", CultureInfo.InvariantCulture);

    internal static SpanHead Head(
        int number,
        int? parent = null,
        long start = 1,
        long end = 2,
        SpanStatus status = SpanStatus.Unset,
        long? tokens = null,
        double? cost = null,
        string name = "span",
        int version = 0) => new(
        Id(number),
        parent is { } id ? Id(id) : null,
        name,
        tokens is null ? null : "LLM",
        1,
        status,
        start * Second,
        end * Second,
        tokens is null ? null : "model",
        null,
        tokens is null ? null : new TokenUsage(tokens, 1, tokens + 1, null, null, null),
        cost is null ? null : new SpanCost(cost.Value, 0.5, cost.Value + 0.5),
        Content(number, version).Length,
        (number * 1000L) + version);

    internal static SpanBatch Batch(string experimentId, params SpanHead[] heads) => Batch(experimentId, TraceHints.None, heads);

    internal static SpanBatch Batch(string experimentId, TraceHints hints, params SpanHead[] heads) => new(
        experimentId,
        [.. heads],
        Encoding.UTF8.GetBytes(string.Join(';', heads.Select(head => $"{head.SpanId}@{head.Hash}"))),
        new byte[] { 1, (byte)heads.Length },
        hints);

    private static string Content(int number, int version) => $"{Id(number)}@{(number * 1000L) + version}";
}
