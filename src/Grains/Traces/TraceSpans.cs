using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bayou.Contracts.Traces;
using Bayou.Spans.Totals;

namespace Bayou.Grains.Traces;

/// <summary>The spans of one trace, each in its newest form.</summary>
internal sealed class TraceSpans
{
    private readonly Dictionary<string, TraceSpan> _byId = new(StringComparer.Ordinal);
    private ImmutableArray<TraceSpan> _byPlace = [];
    private ImmutableArray<SpanHead> _byStart = [];

    internal TraceSpans() => Totals = new TraceTotals(id => _byId.TryGetValue(id, out var span) ? span.Head : null);

    internal int Count => _byId.Count;

    /// <summary>Tokens and cost.</summary>
    internal TraceTotals Totals { get; }

    /// <summary>How many records the stream of contents has. The newest one always holds a span that counts.</summary>
    internal long ContentRecords { get; private set; }

    /// <summary>In the order of their content. Put together when it is asked for, and kept until a span comes.</summary>
    internal ImmutableArray<TraceSpan> ByPlace
    {
        get
        {
            if (_byPlace.Length != _byId.Count)
            {
                var spans = _byId.Values.ToArray();
                Array.Sort(spans, static (x, y) => x.Record != y.Record ? x.Record.CompareTo(y.Record) : x.Place.CompareTo(y.Place));
                _byPlace = ImmutableCollectionsMarshal.AsImmutableArray(spans);
            }

            return _byPlace;
        }
    }

    /// <summary>Roots first, then by start time. Put together when it is asked for, and kept until a span comes.</summary>
    internal ImmutableArray<SpanHead> ByStart
    {
        get
        {
            if (_byStart.Length != _byId.Count)
            {
                var heads = new SpanHead[_byId.Count];
                var next = 0;
                foreach (var span in _byId.Values)
                {
                    heads[next++] = span.Head;
                }

                Array.Sort(heads, Compare);
                _byStart = ImmutableCollectionsMarshal.AsImmutableArray(heads);
            }

            return _byStart;
        }
    }

    internal TraceSpan? Find(string spanId) => _byId.GetValueOrDefault(spanId);

    /// <summary>Spans of some ids, or all where no id is given, in the order of their content. Unknown ids are passed over.</summary>
    internal ImmutableArray<TraceSpan> Select(ImmutableArray<string> spanIds) => spanIds.IsDefaultOrEmpty
        ? ByPlace
        : [.. spanIds.Distinct(StringComparer.Ordinal).Select(Find).OfType<TraceSpan>().OrderBy(static span => (span.Record, span.Place))];

    /// <summary>Takes spans in; those of known ids replace the older ones.</summary>
    internal void Put(ImmutableArray<TraceSpan> spans)
    {
        foreach (var span in spans)
        {
            if (_byId.TryGetValue(span.Head.SpanId, out var older))
            {
                Totals.Remove(older.Head);
            }

            _byId[span.Head.SpanId] = span;
            Totals.Add(span.Head);
            ContentRecords = Math.Max(ContentRecords, span.Record);
        }

        if (!spans.IsEmpty)
        {
            (_byPlace, _byStart) = ([], []);
        }
    }

    private static int Compare(SpanHead x, SpanHead y)
    {
        var (xIsRoot, yIsRoot) = (x.ParentSpanId is null, y.ParentSpanId is null);
        if (xIsRoot != yIsRoot)
        {
            return xIsRoot ? -1 : 1;
        }

        return x.StartNanos != y.StartNanos ? x.StartNanos.CompareTo(y.StartNanos) : string.CompareOrdinal(x.SpanId, y.SpanId);
    }
}
