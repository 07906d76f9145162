using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Registry.Policies;

namespace Bayou.Grains.Registry;

/// <summary>A version as its model keeps it.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Head">Everything but the tags.</param>
/// <param name="Tags">In the order in which they were first set.</param>
internal sealed record StoredVersion(int Version, ModelVersionHead Head, ImmutableArray<Tag> Tags)
{
    /// <summary>Where its signature and metrics are found.</summary>
    internal VersionOrigin Origin => new(Version, Head.StorageLocation, Head.RunId, Head.ModelId);

    internal bool HasTag(Tag tag) => Tags.Contains(tag);

    internal bool HasTag(string key) => Tags.Any(tag => tag.Key == key);
}
