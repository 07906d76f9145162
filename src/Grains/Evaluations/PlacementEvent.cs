using System.Collections.Immutable;
using Bayou.Contracts.Evaluations;

namespace Bayou.Grains.Evaluations;

/// <summary>One command on a dataset's records, as it was decided and as pages have to carry it out.</summary>
/// <param name="Writes">Records to insert or merge into, in this order.</param>
/// <param name="Removals">Records to remove: id and hash of the inputs.</param>
/// <param name="Purge">Whether everything is to go.</param>
internal sealed record PlacementEvent(
    ImmutableArray<RecordWrite> Writes, ImmutableArray<(string RecordId, string InputHash)> Removals, bool Purge);
