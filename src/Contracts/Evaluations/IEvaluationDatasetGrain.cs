using System.Collections.Immutable;
using Bayou.Contracts.Calls;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Evaluations;

/// <summary>
/// One evaluation dataset: head, tags, experiments and, through its pages, records. Key: the dataset id. Every call but
/// <see cref="CreateAsync"/> on an unknown or deleted dataset is RESOURCE_DOES_NOT_EXIST.
/// </summary>
[Alias("bayou.IEvaluationDatasetGrain")]
public interface IEvaluationDatasetGrain : IGrainWithStringKey
{
    /// <summary>Makes the dataset.</summary>
    /// <param name="command">What to make.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Alias("create")]
    Task<EvaluationDataset> CreateAsync(CreateEvaluationDataset command, CancellationToken cancellationToken = default);

    /// <summary>The dataset without its records.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get")]
    Task<EvaluationDataset> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes the dataset and all its records for good.</summary>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Alias("delete")]
    Task DeleteAsync(CancellationToken cancellationToken = default);

    /// <summary>Sets tags.</summary>
    /// <param name="tags">No key twice.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("set-tags")]
    Task SetTagsAsync(ImmutableArray<Tag> tags, CancellationToken cancellationToken = default);

    /// <summary>Removes a tag; one that is not there stays away.</summary>
    /// <param name="key">The tag's key.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("delete-tag")]
    Task DeleteTagAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Adds the dataset to experiments.</summary>
    /// <param name="experimentIds">Experiments that exist.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_DOES_NOT_EXIST: there is no such experiment.</exception>
    [Idempotent, Alias("add-experiments")]
    Task<EvaluationDataset> AddExperimentsAsync(ImmutableArray<string> experimentIds, CancellationToken cancellationToken = default);

    /// <summary>Takes the dataset out of experiments; those that it is not in are ignored.</summary>
    /// <param name="experimentIds">Experiments.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("remove-experiments")]
    Task<EvaluationDataset> RemoveExperimentsAsync(ImmutableArray<string> experimentIds, CancellationToken cancellationToken = default);

    /// <summary>Adds records, or merges them into those with equal inputs.</summary>
    /// <param name="command">The records.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Alias("upsert")]
    Task<UpsertOutcome> UpsertAsync(UpsertRecords command, CancellationToken cancellationToken = default);

    /// <summary>Removes records; unknown ids are ignored.</summary>
    /// <param name="recordIds">Ids of records.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Alias("delete-records")]
    Task<UpsertOutcome> DeleteRecordsAsync(ImmutableArray<string> recordIds, CancellationToken cancellationToken = default);

    /// <summary>A page of records in the order of insertion.</summary>
    /// <param name="afterRecordId">The last record of the previous page, or null for the first page.</param>
    /// <param name="maxResults">At least 1.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("read-records")]
    Task<RecordPage> ReadRecordsAsync(string? afterRecordId, int maxResults, CancellationToken cancellationToken = default);
}
