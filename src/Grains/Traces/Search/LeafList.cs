using Bayou.Contracts.Traces;
using Bayou.Spans.Totals;

namespace Bayou.Grains.Traces.Search;

/// <summary>
/// Sums the tokens and the costs of a trace whose spans are all known: of the innermost spans that tell them, as <see cref="TraceTotals"/> does
/// for a trace that grows.
/// </summary>
internal sealed class LeafList
{
    // Of so few a look at each is faster than a hash table.
    private const int Few = 16;

    private readonly List<(ulong Id, ulong? Parent, TokenUsage? Tokens, SpanCost? Cost)> _spans = [];
    private readonly Dictionary<ulong, int> _places = [];
    private bool[] _isCarrying = [];

    // Most traces have one call that costs something, and many cost the same.
    private (SpanCost? Told, SpanCost? Sum) _lastOnly;

    /// <summary>Forgets all spans.</summary>
    internal void Clear()
    {
        _spans.Clear();
        _places.Clear();
    }

    /// <summary>Adds a span.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="parent">Its parent's id, or null.</param>
    /// <param name="tokens">Its tokens, or null.</param>
    /// <param name="cost">Its cost, or null.</param>
    /// <returns>False when there is a span of that id.</returns>
    internal bool TryAdd(ulong id, ulong? parent, TokenUsage? tokens, SpanCost? cost)
    {
        if (Find(id) >= 0)
        {
            return false;
        }

        _spans.Add((id, parent, tokens, cost));
        if (_spans.Count > Few)
        {
            for (var place = _places.Count; place < _spans.Count; place++)
            {
                _places.Add(_spans[place].Id, place);
            }
        }

        return true;
    }

    /// <summary>The sums; null where no span tells any.</summary>
    internal (TokenUsage? Tokens, SpanCost? Cost) Sum()
    {
        MarkAbove(static span => span.Tokens is not null);
        var tokens = SumOfTokens();
        MarkAbove(static span => span.Cost is not null);
        return (tokens, SumOfCosts());
    }

    private TokenUsage? SumOfTokens()
    {
        var sum = default(TokenSum);
        for (var place = 0; place < _spans.Count; place++)
        {
            if (_spans[place].Tokens is { } told && !_isCarrying[place])
            {
                sum.Count(told, 1);
            }
        }

        return sum.Value;
    }

    private SpanCost? SumOfCosts()
    {
        var sum = default(CostSum);
        var (only, count) = (default(SpanCost), 0);
        for (var place = 0; place < _spans.Count; place++)
        {
            if (_spans[place].Cost is { } told && !_isCarrying[place])
            {
                if (++count == 2)
                {
                    sum.Count(only!, 1);
                }

                if (count > 1)
                {
                    sum.Count(told, 1);
                }

                only = told;
            }
        }

        if (count != 1)
        {
            return sum.Value;
        }

        if (only != _lastOnly.Told)
        {
            sum.Count(only!, 1);
            _lastOnly = (only, sum.Value);
        }

        return _lastOnly.Sum;
    }

    /// <summary>Marks the spans above those that tell a figure.</summary>
    private void MarkAbove(Func<(ulong Id, ulong? Parent, TokenUsage? Tokens, SpanCost? Cost), bool> tells)
    {
        if (_isCarrying.Length < _spans.Count)
        {
            _isCarrying = new bool[_spans.Count * 2];
        }

        _isCarrying.AsSpan(0, _spans.Count).Clear();
        foreach (var span in _spans)
        {
            for (var place = tells(span) ? ParentOf(span) : -1; place >= 0 && !_isCarrying[place]; place = ParentOf(_spans[place]))
            {
                _isCarrying[place] = true;
            }
        }
    }

    private int ParentOf((ulong Id, ulong? Parent, TokenUsage? Tokens, SpanCost? Cost) span) =>
        span.Parent is { } parent && parent != span.Id ? Find(parent) : -1;

    private int Find(ulong id)
    {
        if (_spans.Count > Few)
        {
            return _places.GetValueOrDefault(id, -1);
        }

        for (var place = 0; place < _spans.Count; place++)
        {
            if (_spans[place].Id == id)
            {
                return place;
            }
        }

        return -1;
    }
}
