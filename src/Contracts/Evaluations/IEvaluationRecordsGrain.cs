using System.Collections.Immutable;
using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Evaluations;

/// <summary>Knows which inputs a dataset has records of, and on which page each record is. Key: the dataset id.</summary>
[Alias("bayou.IEvaluationRecordsGrain")]
public interface IEvaluationRecordsGrain : IGrainWithStringKey
{
    /// <summary>Adds records, or merges them into those with equal inputs.</summary>
    /// <param name="records">In the order sent.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Alias("upsert")]
    Task<UpsertOutcome> UpsertAsync(ImmutableArray<RecordInput> records, CancellationToken cancellationToken = default);

    /// <summary>Removes records; unknown ids are ignored.</summary>
    /// <param name="recordIds">Ids of records.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Alias("delete")]
    Task<UpsertOutcome> DeleteAsync(ImmutableArray<string> recordIds, CancellationToken cancellationToken = default);

    /// <summary>A page of records in the order of insertion.</summary>
    /// <param name="afterRecordId">The last record of the previous page, or null for the first page.</param>
    /// <param name="maxResults">At least 1.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("read")]
    Task<RecordPage> ReadAsync(string? afterRecordId, int maxResults, CancellationToken cancellationToken = default);

    /// <summary>Removes everything for good, from the disk too.</summary>
    /// <param name="cancellationToken">Ends the call between pages.</param>
    [Idempotent, Alias("purge")]
    Task PurgeAsync(CancellationToken cancellationToken = default);
}
