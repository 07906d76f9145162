using System.Collections.Immutable;

namespace Bayou.Contracts.Registry.Policies;

/// <summary>What changed in the policies of a registered model.</summary>
/// <param name="Policies">New or replaced policies.</param>
/// <param name="Removed">Names of removed policies; their approvals go with them.</param>
/// <param name="Approvals">New or renewed approvals.</param>
/// <param name="Withdrawn">Approvals that were taken back.</param>
/// <param name="Holders">Who held guarded places last; given with a whole model only.</param>
[GenerateSerializer, Immutable, Alias("bayou.PolicyDelta")]
public sealed record PolicyDelta(
    [property: Id(0)] ImmutableArray<ModelPolicy> Policies,
    [property: Id(1)] ImmutableArray<string> Removed,
    [property: Id(2)] ImmutableArray<VersionApproval> Approvals,
    [property: Id(3)] ImmutableArray<VersionApproval> Withdrawn,
    [property: Id(4)] ImmutableArray<PlaceHolder> Holders)
{
    /// <summary>Changes nothing.</summary>
    public static PolicyDelta Empty { get; } = new([], [], [], [], []);
}
