using Orleans.Concurrency;

namespace Bayou.Embedded.Tests.Support;

[Reentrant]
public sealed class ReentrantStagedGrain(Stage stage) : StagedGrain(stage);
