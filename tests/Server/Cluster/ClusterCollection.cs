namespace Bayou.Server.Tests.Cluster;

/// <summary>Tests that run three silos each: one at a time, or they would measure each other.</summary>
[CollectionDefinition(nameof(ClusterCollection), DisableParallelization = true)]
public sealed class ClusterCollection;
