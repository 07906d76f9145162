using Bayou.Contracts.Traces;

namespace Bayou.Spans.Tests;

public sealed class TraceTotalsTests
{
    [Fact]
    public void Of_ParentsThatRepeat_CountsLeavesOnce()
    {
        SpanHead[] spans = [Head(1, 0, 30), Head(2, 1, null), Head(3, 2, 10), Head(4, 1, 20), Head(5, 4, null)];

        var (tokens, cost) = GrowingTrace.TotalsOf(spans);

        tokens.ShouldBe(new TokenUsage(30, 0, 30, null, null, null));
        cost!.Total.ShouldBe(0.03, 1e-12);
    }

    [Fact]
    public void Of_NothingTold_IsNull() => GrowingTrace.TotalsOf([Head(1, 0, null)]).ShouldBe((null, null));

    [Fact]
    public void Add_AnyOrderAndRepeats_IsWhatTheWholeTreeSays()
    {
        var random = new Random(23);
        for (var round = 0; round < 300; round++)
        {
            var spans = Enumerable.Range(1, random.Next(1, 25))
                .Select(id => Head(id, random.Next(0, id), random.Next(3) == 0 ? random.Next(1, 100) : null)).ToList();
            var replaced = Head(1, 0, random.Next(2) == 0 ? 7 : null);
            var totals = new GrowingTrace();
            foreach (var span in spans.OrderBy(_ => random.Next()).ToList())
            {
                totals.Add(span);
                totals.Add(span);
            }

            totals.Add(replaced);
            spans[0] = replaced;

            totals.Current.Tokens?.Input.ShouldBe(Naive(spans));
            (totals.Current.Tokens is null).ShouldBe(spans.All(span => span.Tokens is null));
            GrowingTrace.TotalsOf(spans).ShouldBe(totals.Current);
        }
    }

    [Fact]
    public void Of_RingsAndLongChains_Ends()
    {
        GrowingTrace.TotalsOf([Head(1, 1, 5)]).Tokens!.Input.ShouldBe(5);
        GrowingTrace.TotalsOf([Head(1, 2, 5), Head(2, 3, null), Head(3, 2, 4), Head(9, 0, 7)]).Tokens!.Input.ShouldBe(7 + 5);
        var chain = Enumerable.Range(1, 50_000).Select(id => Head(id, id - 1, 1)).Reverse().ToList();
        GrowingTrace.TotalsOf(chain).Tokens!.Input.ShouldBe(1);
    }

    [Fact]
    public void Of_HugeCounts_StayAtTheLargest() =>
        GrowingTrace.TotalsOf([Head(1, 0, long.MaxValue), Head(2, 0, long.MaxValue)]).Tokens!.Input.ShouldBe(long.MaxValue);

    private static long? Naive(List<SpanHead> spans)
    {
        bool HasBelow(SpanHead span) => spans.Any(other => other.ParentSpanId == span.SpanId && (other.Tokens is not null || HasBelow(other)));
        var leaves = spans.Where(span => span.Tokens is not null && !HasBelow(span)).ToList();
        return leaves.Count == 0 ? null : leaves.Sum(span => span.Tokens!.Input);
    }

    private static SpanHead Head(int id, int parent, long? tokens) => new(
        $"{id:x16}", parent == 0 ? null : $"{parent:x16}", "s", null, 1, SpanStatus.Ok, 1, 2, null, null,
        tokens is null ? null : new TokenUsage(tokens, 0, tokens, null, null, null),
        tokens is null ? null : new SpanCost(0, tokens.Value / 1000.0, tokens.Value / 1000.0), 1, 1);
}
