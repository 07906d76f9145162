namespace Bayou.Embedded.Tests.Support;

/// <summary>For tests that measure the process: no other test runs beside them.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
