using System.Collections.Immutable;
using Bayou.Contracts.Datasets;

namespace Bayou.Grains.Datasets;

/// <summary>Datasets and uses that an experiment did not know before.</summary>
internal sealed record DatasetEvent(ImmutableArray<Dataset> Datasets, ImmutableArray<DatasetUse> Uses);
