using System.Collections.Immutable;
using Bayou.Contracts.Calls;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Runs;

/// <summary>
/// One run: head, params, tags, latest metrics, inputs, outputs and metric history. Key: the run id. Every call but
/// <see cref="CreateAsync"/> on an unknown id is RESOURCE_DOES_NOT_EXIST; every change of a deleted run is
/// INVALID_PARAMETER_VALUE.
/// </summary>
[Alias("bayou.IRunGrain")]
public interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Makes the run. The same command again answers the run that it has made.</summary>
    /// <param name="command">What to make.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_ALREADY_EXISTS: the id is that of another run.</exception>
    [Idempotent, Alias("create")]
    Task<Run> CreateAsync(CreateRun command, CancellationToken cancellationToken = default);

    /// <summary>The whole run, deleted or not.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get")]
    Task<Run> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>The run's head only.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get-info")]
    Task<RunInfo> GetInfoAsync(CancellationToken cancellationToken = default);

    /// <summary>Changes the head and answers it.</summary>
    /// <param name="command">What to change.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("update")]
    Task<RunInfo> UpdateAsync(UpdateRun command, CancellationToken cancellationToken = default);

    /// <summary>Logs metrics, params and tags in one step.</summary>
    /// <param name="batch">All of it is stored, or nothing.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("log-batch")]
    Task LogBatchAsync(LogBatch batch, CancellationToken cancellationToken = default);

    /// <summary>Logs one metric point.</summary>
    /// <param name="metric">The point.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("log-metric")]
    Task LogMetricAsync(Metric metric, CancellationToken cancellationToken = default);

    /// <summary>Logs one param.</summary>
    /// <param name="param">Key and value; the same again is fine, another value is refused.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("log-param")]
    Task LogParamAsync(Param param, CancellationToken cancellationToken = default);

    /// <summary>Sets a tag.</summary>
    /// <param name="tag">Key and value.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("set-tag")]
    Task SetTagAsync(Tag tag, CancellationToken cancellationToken = default);

    /// <summary>Removes a tag.</summary>
    /// <param name="key">The tag's key.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Alias("delete-tag")]
    Task DeleteTagAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Adds dataset and model inputs.</summary>
    /// <param name="datasets">Of equal (name, digest) the first counts.</param>
    /// <param name="modelIds">Ids of logged models.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("log-inputs")]
    Task LogInputsAsync(ImmutableArray<DatasetInput> datasets, ImmutableArray<string> modelIds, CancellationToken cancellationToken = default);

    /// <summary>Adds model outputs.</summary>
    /// <param name="outputs">Models that the run made.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("log-outputs")]
    Task LogOutputsAsync(ImmutableArray<ModelOutput> outputs, CancellationToken cancellationToken = default);

    /// <summary>Adds a model description to the tag <c>mlflow.log-model.history</c>.</summary>
    /// <param name="modelJson">A JSON object, checked at the edge.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Alias("log-model")]
    Task LogModelAsync(string modelJson, CancellationToken cancellationToken = default);

    /// <summary>Moves the run to the trash; one that is there stays.</summary>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("delete")]
    Task DeleteAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes the run out of the trash; one that is not there stays.</summary>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("restore")]
    Task RestoreAsync(CancellationToken cancellationToken = default);

    /// <summary>A page of a metric's history in history order. An unknown key has none.</summary>
    /// <param name="query">Key, position and size.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("history")]
    Task<MetricHistoryPage> GetMetricHistoryAsync(MetricHistoryQuery query, CancellationToken cancellationToken = default);

    /// <summary>The distinct steps of a metric in a range, ascending.</summary>
    /// <param name="key">The metric's name.</param>
    /// <param name="minStep">First step of the range.</param>
    /// <param name="maxStep">Last step of the range.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("steps")]
    Task<ImmutableArray<long>> GetMetricStepsAsync(string key, long minStep, long maxStep, CancellationToken cancellationToken = default);

    /// <summary>All points of a metric on given steps, ordered by step, timestamp and value.</summary>
    /// <param name="key">The metric's name.</param>
    /// <param name="steps">Ascending and distinct.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("points-at")]
    Task<ImmutableArray<MetricPoint>> GetMetricPointsAsync(string key, ImmutableArray<long> steps, CancellationToken cancellationToken = default);
}
