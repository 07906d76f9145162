using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Traces;

/// <summary>Changes of an assessment; null leaves a part as it is.</summary>
/// <param name="AssessmentId">Which one.</param>
/// <param name="Name">A new name.</param>
/// <param name="Content">A new value, error and kind; the kind must be that which it has. Its other members aren't looked at.</param>
/// <param name="Rationale">A new rationale.</param>
/// <param name="Metadata">Entries to add or replace.</param>
[GenerateSerializer, Immutable, Alias("bayou.UpdateAssessment")]
public sealed record UpdateAssessment(
    [property: Id(0)] string AssessmentId,
    [property: Id(1)] string? Name,
    [property: Id(2)] Assessment? Content,
    [property: Id(3)] string? Rationale,
    [property: Id(4)] ImmutableArray<Tag> Metadata);
