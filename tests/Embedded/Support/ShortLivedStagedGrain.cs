using Orleans;

namespace Bayou.Embedded.Tests.Support;

[CollectionAgeLimit(Minutes = 2)]
public sealed class ShortLivedStagedGrain(Stage stage) : StagedGrain(stage);
