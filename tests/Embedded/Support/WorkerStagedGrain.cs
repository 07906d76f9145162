using Orleans.Concurrency;

namespace Bayou.Embedded.Tests.Support;

[StatelessWorker(2)]
public sealed class WorkerStagedGrain(Stage stage) : StagedGrain(stage);
