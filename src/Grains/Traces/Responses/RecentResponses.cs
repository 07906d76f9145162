using Bayou.Contracts.Traces;

namespace Bayou.Grains.Traces.Responses;

/// <summary>
/// The spans that brought responses of late. Feedback mostly comes within minutes of its span, and is joined without a search as long as the span
/// is here; nothing is lost with it.
/// </summary>
internal sealed class RecentResponses
{
    /// <summary>Most of them: about 6 MB.</summary>
    internal const int Capacity = 20_000;

    private readonly Dictionary<string, ResponseSpan> _spans = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = [];

    internal ResponseSpan? Find(string responseId) => _spans.GetValueOrDefault(responseId);

    /// <summary>Takes a span in, in place of an older one with the same response.</summary>
    internal void Put(ResponseSpan span)
    {
        if (_spans.ContainsKey(span.ResponseId))
        {
            _spans[span.ResponseId] = span;
            return;
        }

        if (_order.Count >= Capacity)
        {
            _spans.Remove(_order.Dequeue());
        }

        _spans.Add(span.ResponseId, span);
        _order.Enqueue(span.ResponseId);
    }

    /// <summary>Forgets a span that is gone.</summary>
    internal void Remove(string responseId) => _spans.Remove(responseId);
}
