using System.Collections.Immutable;
using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Datasets;

/// <summary>The datasets that runs of one experiment named. Key: the experiment id.</summary>
[Alias("bayou.IDatasetCatalogGrain")]
public interface IDatasetCatalogGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes note of uses and answers them with the datasets as first known: source, schema and profile of the first use stay.
    /// </summary>
    /// <param name="inputs">Uses by one run.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("register")]
    Task<ImmutableArray<DatasetInput>> RegisterAsync(ImmutableArray<DatasetInput> inputs, CancellationToken cancellationToken = default);

    /// <summary>The distinct (name, digest, context) of the experiment.</summary>
    /// <param name="maxResults">At least 1.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("summarize")]
    Task<ImmutableArray<DatasetSummary>> SummarizeAsync(int maxResults, CancellationToken cancellationToken = default);
}
