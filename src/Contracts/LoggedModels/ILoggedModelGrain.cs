using System.Collections.Immutable;
using Bayou.Contracts.Calls;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Contracts.LoggedModels;

/// <summary>
/// One logged model: head, params, tags and metrics. Key: the model id. Every call but <see cref="CreateAsync"/> on an unknown id is
/// RESOURCE_DOES_NOT_EXIST; a deleted model still takes all calls, as in MLflow.
/// </summary>
[Alias("bayou.ILoggedModelGrain")]
public interface ILoggedModelGrain : IGrainWithStringKey
{
    /// <summary>Makes the model.</summary>
    /// <param name="command">What to make.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: the experiment is deleted; BAD_REQUEST: a param twice.</exception>
    [Alias("create")]
    Task<LoggedModel> CreateAsync(CreateLoggedModel command, CancellationToken cancellationToken = default);

    /// <summary>The whole model, deleted or not.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get")]
    Task<LoggedModel> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>The model's head only.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get-info")]
    Task<LoggedModelInfo> GetInfoAsync(CancellationToken cancellationToken = default);

    /// <summary>Sets the status and answers the model.</summary>
    /// <param name="status">Any status.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("finalize")]
    Task<LoggedModel> FinalizeAsync(LoggedModelStatus status, CancellationToken cancellationToken = default);

    /// <summary>Adds params.</summary>
    /// <param name="params">The same again is fine; another value is refused.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">BAD_REQUEST: a param has another value already, or is given twice.</exception>
    [Idempotent, Alias("log-params")]
    Task LogParamsAsync(ImmutableArray<Param> @params, CancellationToken cancellationToken = default);

    /// <summary>Adds points, without those that are stored already.</summary>
    /// <param name="metrics">In the order sent.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("log-metrics")]
    Task LogMetricsAsync(ImmutableArray<ModelMetric> metrics, CancellationToken cancellationToken = default);

    /// <summary>Sets tags.</summary>
    /// <param name="tags">Of equal keys the last counts.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("set-tags")]
    Task SetTagsAsync(ImmutableArray<Tag> tags, CancellationToken cancellationToken = default);

    /// <summary>Removes a tag.</summary>
    /// <param name="key">The tag's key.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_DOES_NOT_EXIST: there is no such tag.</exception>
    [Alias("delete-tag")]
    Task DeleteTagAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Takes note of a version of a registered model that was made from this one, in the tag <c>mlflow.modelVersions</c>.</summary>
    /// <param name="name">The registered model's name.</param>
    /// <param name="version">The version's number.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("add-version")]
    Task AddVersionAsync(string name, int version, CancellationToken cancellationToken = default);

    /// <summary>Moves the model to the trash.</summary>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("delete")]
    Task DeleteAsync(CancellationToken cancellationToken = default);
}
