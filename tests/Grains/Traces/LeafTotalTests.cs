using Bayou.Contracts.Traces;
using Bayou.Grains.Traces;

namespace Bayou.Grains.Tests.Traces;

public sealed class LeafTotalTests
{
    [Fact]
    public void Totals_OfTreesInAnyOrderWithRepeats_AreThoseOfTheirLeaves()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var spans = new TraceSpans();
            var last = new Dictionary<int, SpanHead>();
            for (var step = 0; step < 60; step++)
            {
                var number = random.Next(1, 20);
                int? parent = number == 1 || random.Next(8) == 0 ? null : random.Next(1, number);
                var head = Spans.Head(
                    number, parent, tokens: random.Next(2) == 0 ? random.Next(100) : null, cost: random.Next(2) == 0 ? random.Next(100) / 10.0 : null);
                spans.Put([new TraceSpan(head, step + 1, 0)]);
                last[number] = head;
                spans.Totals.Tokens?.Input.ShouldBe(Leaves(last, head => head.Tokens is not null).Sum(leaf => leaf.Tokens!.Input));
                var costs = Leaves(last, head => head.Cost is not null).ToArray();
                (spans.Totals.Cost?.Total).ShouldBe(costs.Length == 0 ? (double?)null : (double)costs.Sum(leaf => (decimal)leaf.Cost!.Total));
            }
        }
    }

    private static IEnumerable<SpanHead> Leaves(Dictionary<int, SpanHead> spans, Func<SpanHead, bool> tells) =>
        spans.Values.Where(head => tells(head) && !Below(spans, head).Any(tells));

    private static IEnumerable<SpanHead> Below(Dictionary<int, SpanHead> spans, SpanHead head) =>
        spans.Values.Where(child => child.ParentSpanId == head.SpanId).SelectMany(child => Below(spans, child).Prepend(child));
}
