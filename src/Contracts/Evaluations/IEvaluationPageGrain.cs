using System.Collections.Immutable;
using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Evaluations;

/// <summary>Some hundred records of a dataset, in one stream. Key: the dataset id, a slash, the page's number.</summary>
[Alias("bayou.IEvaluationPageGrain")]
public interface IEvaluationPageGrain : IGrainWithStringKey
{
    /// <summary>Writes and removes records. The same call again changes nothing.</summary>
    /// <param name="writes">Records to insert or to merge into, in this order.</param>
    /// <param name="removed">Ids of records to remove.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("apply")]
    Task ApplyAsync(ImmutableArray<RecordWrite> writes, ImmutableArray<string> removed, CancellationToken cancellationToken = default);

    /// <summary>Records behind one, in the order of insertion.</summary>
    /// <param name="afterRecordId">The record, or null for the first of the page.</param>
    /// <param name="maxResults">At least 1.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("read")]
    Task<ImmutableArray<EvaluationRecord>> ReadAsync(string? afterRecordId, int maxResults, CancellationToken cancellationToken = default);

    /// <summary>Those of some records that the page has.</summary>
    /// <param name="recordIds">Ids of records.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("find")]
    Task<ImmutableArray<EvaluationRecord>> FindAsync(ImmutableArray<string> recordIds, CancellationToken cancellationToken = default);

    /// <summary>Removes everything for good, from the disk too.</summary>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("purge")]
    Task PurgeAsync(CancellationToken cancellationToken = default);
}
