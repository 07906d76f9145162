using System.Collections.Immutable;
using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;

namespace Bayou.Api.LoggedModels;

/// <summary>Logged models as MLflow writes them: empty lists are left out.</summary>
internal static class LoggedModelJson
{
    internal static void WriteModel(Utf8JsonWriter json, LoggedModel model)
    {
        json.WriteStartObject("model"u8);
        WriteMembers(json, model);
        json.WriteEndObject();
    }

    internal static void WritePage(Utf8JsonWriter json, LoggedModelSearchPage page)
    {
        json.WriteList("models"u8, page.Hits, WriteHit);
        json.WritePageToken(page.NextPageToken);
    }

    private static void WriteHit(Utf8JsonWriter json, LoggedModelHit hit)
    {
        json.WriteStartObject();
        WriteMembers(json, hit.Model);
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, LoggedModel model)
    {
        WriteInfo(json, model.Info, model.Tags);
        json.WriteStartObject("data"u8);
        json.WriteParams(model.Params);
        json.WriteList("metrics"u8, model.Metrics, (json, metric) => WriteMetric(json, metric, model.Info.ModelId));
        json.WriteEndObject();
    }

    private static void WriteInfo(Utf8JsonWriter json, LoggedModelInfo info, ImmutableArray<Tag> tags)
    {
        json.WriteStartObject("info"u8);
        json.WriteString("model_id"u8, info.ModelId);
        json.WriteString("experiment_id"u8, info.ExperimentId);
        json.WriteString("name"u8, info.Name);
        json.WriteNumber("creation_timestamp_ms"u8, info.CreationTime);
        json.WriteNumber("last_updated_timestamp_ms"u8, info.LastUpdateTime);
        json.WriteString("artifact_uri"u8, info.ArtifactUri);
        json.WriteString("status"u8, info.Status.WireName());
        json.WriteString("model_type"u8, info.ModelType);
        json.WriteString("source_run_id"u8, info.SourceRunId);
        json.WriteTags(tags);
        json.WriteEndObject();
    }

    private static void WriteMetric(Utf8JsonWriter json, ModelMetric metric, string modelId)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, metric.Key);
        json.WriteDouble("value"u8, metric.Point.Value);
        json.WriteNumber("timestamp"u8, metric.Point.Timestamp);
        json.WriteNumber("step"u8, metric.Point.Step);
        if (metric.DatasetName is not null)
        {
            json.WriteString("dataset_name"u8, metric.DatasetName);
            json.WriteString("dataset_digest"u8, metric.DatasetDigest);
        }

        json.WriteString("model_id"u8, modelId);
        json.WriteString("run_id"u8, metric.RunId);
        json.WriteEndObject();
    }
}
