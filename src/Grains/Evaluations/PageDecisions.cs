using System.Collections.Immutable;
using Bayou.Contracts.Evaluations;

namespace Bayou.Grains.Evaluations;

/// <summary>What a command changes on a page. Pure.</summary>
internal static class PageDecisions
{
    /// <summary>Merges writes in their order, then removes. Null when the page is so already.</summary>
    internal static PageEvent? Apply(EvaluationPageState page, ImmutableArray<RecordWrite> writes, ImmutableArray<string> removed)
    {
        var puts = new OrderedDictionary<string, EvaluationRecord>(StringComparer.Ordinal);
        foreach (var write in writes)
        {
            puts[write.RecordId] = RecordMerging.Merge(puts.GetValueOrDefault(write.RecordId) ?? page.Find(write.RecordId), write);
        }

        var change = new PageEvent(
            [.. puts.Values.Where(record => record != page.Find(record.RecordId))],
            [.. removed.Where(id => page.Find(id) is not null)],
            Purge: false);
        return change.Puts.IsEmpty && change.Removed.IsEmpty ? null : change;
    }
}
