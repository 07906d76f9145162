using System.Collections.Immutable;
using Bayou.Contracts.Evaluations;

namespace Bayou.Grains.Evaluations;

/// <summary>Which records an upsert inserts and into which it merges. Pure.</summary>
internal static class PlacementDecisions
{
    /// <summary>Decides an upsert. Records of equal inputs in one upsert are one record.</summary>
    /// <param name="known">What the dataset has.</param>
    /// <param name="records">In the order sent.</param>
    /// <param name="newId">Makes time-ordered random numbers.</param>
    /// <param name="now">In ms; times of records never go back.</param>
    internal static PlacementEvent? Upsert(PlacementState known, ImmutableArray<RecordInput> records, Func<UInt128> newId, long now)
    {
        if (records.IsEmpty)
        {
            return null;
        }

        var time = Math.Max(now, known.LastTime);
        var lastId = known.LastId;
        var inserted = new Dictionary<string, string>(StringComparer.Ordinal);
        var writes = ImmutableArray.CreateBuilder<RecordWrite>(records.Length);
        foreach (var record in records)
        {
            var isNew = false;
            if (!inserted.TryGetValue(record.InputHash, out var recordId))
            {
                isNew = known.FindByHash(record.InputHash) is null;
                lastId = isNew ? RecordIds.Next(lastId, newId()) : lastId;
                recordId = RecordIds.Format(known.FindByHash(record.InputHash) ?? lastId);
                inserted.Add(record.InputHash, recordId);
            }

            writes.Add(new RecordWrite(recordId, time, isNew, record));
        }

        return new PlacementEvent(writes.MoveToImmutable(), [], Purge: false);
    }

    /// <summary>Decides a deletion.</summary>
    /// <param name="found">Those of the records named that the pages have.</param>
    internal static PlacementEvent? Delete(IReadOnlyCollection<EvaluationRecord> found) => found.Count == 0
        ? null
        : new PlacementEvent([], [.. found.Select(record => (record.RecordId, record.InputHash))], Purge: false);
}
