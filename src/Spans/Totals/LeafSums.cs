using Bayou.Contracts.Traces;

namespace Bayou.Spans.Totals;

/// <summary>
/// Knows which spans of a tree count in a sum: those that tell a figure and have no span below them that tells one too, because libraries
/// repeat the figures of inner calls on the outer span. Each span that comes or goes costs the same on average, however many there are.
/// </summary>
/// <param name="find">Finds a span of the trace by its id; must find those that were added and not removed.</param>
/// <param name="tells">Whether a span tells the figure.</param>
/// <param name="count">Called with 1 when a span begins to count, with -1 when it ends.</param>
internal sealed class LeafSums(Func<string, SpanHead?> find, Func<SpanHead, bool> tells, Action<SpanHead, int> count)
{
    // Spans, also those that haven't come yet, by how many of their children tell the figure or have one below them that does.
    private readonly Dictionary<string, int> _carrying = new(StringComparer.Ordinal);

    /// <summary>A span has come.</summary>
    internal void Add(SpanHead span)
    {
        var isLeaf = !_carrying.ContainsKey(span.SpanId);
        if (tells(span) && isLeaf)
        {
            count(span, 1);
        }

        if (tells(span) || !isLeaf)
        {
            AddToParent(span);
        }
    }

    /// <summary>A span goes.</summary>
    internal void Remove(SpanHead span)
    {
        var isLeaf = !_carrying.ContainsKey(span.SpanId);
        if (tells(span) && isLeaf)
        {
            count(span, -1);
        }

        if (tells(span) || !isLeaf)
        {
            RemoveFromParent(span);
        }
    }

    private static string? ParentOf(SpanHead span) => span.ParentSpanId == span.SpanId ? null : span.ParentSpanId;

    private void AddToParent(SpanHead span)
    {
        for (var parent = ParentOf(span); parent is not null;)
        {
            var children = _carrying.GetValueOrDefault(parent);
            _carrying[parent] = children + 1;
            if (children > 0 || find(parent) is not { } known)
            {
                return;
            }

            if (tells(known))
            {
                count(known, -1);
                return;
            }

            parent = ParentOf(known);
        }
    }

    private void RemoveFromParent(SpanHead span)
    {
        for (var parent = ParentOf(span); parent is not null;)
        {
            var children = _carrying.GetValueOrDefault(parent);
            if (children > 1)
            {
                _carrying[parent] = children - 1;
                return;
            }

            _carrying.Remove(parent);
            if (find(parent) is not { } known)
            {
                return;
            }

            if (tells(known))
            {
                count(known, 1);
                return;
            }

            parent = ParentOf(known);
        }
    }
}
