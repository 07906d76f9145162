using System.Collections.Immutable;
using Bayou.Api.Requests;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Metrics;

namespace Bayou.Api.LoggedModels;

/// <summary>
/// The metrics of a run's write that belong to logged models too. They are written after the run: a write that the run refuses leaves
/// nothing, and one that is cut short between the two is made whole by the client's retry, since both drop exact repeats.
/// </summary>
/// <param name="byModel">The metrics by the model's id.</param>
internal sealed class ModelMetricLinks(ImmutableArray<(string ModelId, ModelMetric Metric)> byModel)
{
    private static readonly ModelMetricLinks s_none = new([]);

    /// <summary>Reads the links of one metric.</summary>
    /// <param name="fields">The fields of the metric.</param>
    /// <param name="metric">The metric itself.</param>
    /// <param name="runId">The run that logs it.</param>
    internal static ModelMetricLinks Of(ObjectFields fields, Metric metric, string runId) =>
        (fields.MayMention("model"u8) || fields.MayMention("dataset"u8)) && Read(fields, metric, runId) is { } link
            ? new ModelMetricLinks([link])
            : s_none;

    /// <summary>Reads the links of a batch.</summary>
    /// <param name="fields">The request, whose <c>metrics</c> are these.</param>
    /// <param name="metrics">The metrics themselves.</param>
    /// <param name="runId">The run that logs them.</param>
    internal static ModelMetricLinks OfBatch(ObjectFields fields, ImmutableArray<Metric> metrics, string runId)
    {
        // Few batches have links; looking for three fields in each of a thousand metrics costs more than one look at the whole.
        if (!fields.MayMention("metrics", "model"u8) && !fields.MayMention("metrics", "dataset"u8))
        {
            return s_none;
        }

        var links = ImmutableArray.CreateBuilder<(string, ModelMetric)>();
        var position = 0;
        foreach (var link in fields.ObjectList("metrics", item => Read(item, metrics[position++], runId)))
        {
            if (link is { } found)
            {
                links.Add(found);
            }
        }

        return new ModelMetricLinks(links.ToImmutable());
    }

    /// <summary>Makes sure that the models exist, before anything is written.</summary>
    /// <param name="grains">Where calls go.</param>
    /// <exception cref="BayouException">RESOURCE_DOES_NOT_EXIST: one does not.</exception>
    internal Task CheckAsync(IGrainFactory grains) => byModel.IsEmpty
        ? Task.CompletedTask
        : Task.WhenAll(byModel.Select(link => link.ModelId).Distinct(StringComparer.Ordinal)
            .Select(id => LoggedModelIds.Grain(grains, id).GetInfoAsync(CancellationToken.None)));

    /// <summary>Writes the metrics to their models.</summary>
    /// <param name="grains">Where calls go.</param>
    internal Task WriteAsync(IGrainFactory grains) => byModel.IsEmpty
        ? Task.CompletedTask
        : Task.WhenAll(byModel.GroupBy(link => link.ModelId, link => link.Metric, StringComparer.Ordinal)
            .Select(model => LoggedModelIds.Grain(grains, model.Key).LogMetricsAsync([.. model], CancellationToken.None)));

    private static (string ModelId, ModelMetric Metric)? Read(ObjectFields fields, Metric metric, string runId)
    {
        var (name, digest) = (Given(fields, "dataset_name", Limits.DatasetName), Given(fields, "dataset_digest", Limits.DatasetDigest));
        if ((name is null) != (digest is null))
        {
            throw BayouException.InvalidParameter("Both dataset_name and dataset_digest must be provided if one is provided");
        }

        return fields.Text("model_id") is { Length: > 0 } modelId
            ? (modelId, new ModelMetric(metric.Key, metric.Point, name, digest, runId))
            : null;
    }

    private static string? Given(ObjectFields fields, string name, int limit)
    {
        if (fields.Text(name) is not { Length: > 0 } text)
        {
            return null;
        }

        EntityNames.CheckLength(text, limit, fields.PathOf(name));
        return text;
    }
}
