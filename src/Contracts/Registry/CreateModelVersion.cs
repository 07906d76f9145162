using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Registry;

/// <summary>Asks for a new version. The source has been checked and resolved, see <see cref="ModelSource"/>.</summary>
/// <param name="Source">As the client wrote it.</param>
/// <param name="StorageLocation">Where the artifacts are.</param>
/// <param name="RunId">The run that made it; may be empty.</param>
/// <param name="RunLink">May be empty.</param>
/// <param name="ModelId">The logged model that it is made of, or null.</param>
/// <param name="Description">May be empty.</param>
/// <param name="Tags">May be empty; of equal keys the last counts.</param>
/// <param name="User">Who makes it, as the edge knows it; null where it does not.</param>
[GenerateSerializer, Immutable, Alias("bayou.CreateModelVersion")]
public sealed record CreateModelVersion(
    [property: Id(0)] string Source,
    [property: Id(1)] string StorageLocation,
    [property: Id(2)] string RunId,
    [property: Id(3)] string RunLink,
    [property: Id(4)] string? ModelId,
    [property: Id(5)] string Description,
    [property: Id(6)] ImmutableArray<Tag> Tags,
    [property: Id(7)] string? User = null);
