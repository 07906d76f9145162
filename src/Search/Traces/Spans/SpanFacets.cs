using System.Runtime.InteropServices;
using Bayou.Contracts.Traces;

namespace Bayou.Search.Traces.Spans;

/// <summary>Distinct facets, numbered and counted: one that no span has any more is let go, and its number used again.</summary>
internal sealed class SpanFacets
{
    private readonly Dictionary<SpanFacet, int> _numbers = [];
    private readonly List<SpanFacet?> _facets = [];
    private readonly List<int> _uses = [];
    private readonly Stack<int> _free = [];

    /// <summary>One more than the greatest number.</summary>
    public int Capacity => _facets.Count;

    /// <summary>A facet that spans have.</summary>
    /// <param name="number">Its number.</param>
    public SpanFacet this[int number] => _facets[number]!;

    /// <summary>A facet, or null for a number that no facet has now.</summary>
    /// <param name="number">Below <see cref="Capacity"/>.</param>
    public SpanFacet? Find(int number) => _facets[number];

    /// <summary>Counts a span.</summary>
    /// <param name="span">The span.</param>
    /// <returns>The number of its facet.</returns>
    public int Take(SpanHead span) => Take(new SpanFacet(span.Name, span.Type, span.Status, span.Model, span.Provider));

    /// <summary>Counts a span.</summary>
    /// <param name="facet">Its facet.</param>
    /// <returns>The number of the facet.</returns>
    public int Take(SpanFacet facet)
    {
        if (!_numbers.TryGetValue(facet, out var number))
        {
            if (!_free.TryPop(out number))
            {
                number = _facets.Count;
                _facets.Add(null);
                _uses.Add(0);
            }

            _facets[number] = facet;
            _numbers.Add(facet, number);
        }

        CollectionsMarshal.AsSpan(_uses)[number]++;
        return number;
    }

    /// <summary>Counts a span of a facet that had a number before.</summary>
    /// <param name="number">The number.</param>
    /// <param name="facet">The facet that <see cref="this"/> gave for it then.</param>
    /// <returns>False when the number is not that facet's any more; nothing was counted then.</returns>
    public bool TryTake(int number, SpanFacet facet)
    {
        if (!ReferenceEquals(_facets[number], facet))
        {
            return false;
        }

        CollectionsMarshal.AsSpan(_uses)[number]++;
        return true;
    }

    /// <summary>Discounts a span.</summary>
    /// <param name="number">The number of its facet.</param>
    public void Release(int number)
    {
        if (--CollectionsMarshal.AsSpan(_uses)[number] > 0)
        {
            return;
        }

        _numbers.Remove(_facets[number]!);
        _facets[number] = null;
        _free.Push(number);
    }
}
