using System.Collections.Immutable;
using Bayou.Contracts.Evaluations;

namespace Bayou.Grains.Evaluations;

/// <summary>What one command changed on a page.</summary>
/// <param name="Puts">Records as they are afterwards.</param>
/// <param name="Removed">Ids of records that are gone.</param>
/// <param name="Purge">Whether all records are gone.</param>
internal sealed record PageEvent(ImmutableArray<EvaluationRecord> Puts, ImmutableArray<string> Removed, bool Purge);
