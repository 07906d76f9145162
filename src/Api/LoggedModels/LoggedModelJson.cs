using System.Collections.Immutable;
using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

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
        if (!page.Hits.IsEmpty)
        {
            json.WriteStartArray("models"u8);
            foreach (var hit in page.Hits)
            {
                json.WriteStartObject();
                WriteMembers(json, hit.Model);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (page.NextPageToken is not null)
        {
            json.WriteString("next_page_token"u8, page.NextPageToken);
        }
    }

    private static void WriteMembers(Utf8JsonWriter json, LoggedModel model)
    {
        WriteInfo(json, model.Info, model.Tags);
        json.WriteStartObject("data"u8);
        WriteParams(json, model.Params);
        WriteMetrics(json, model);
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
        if (!tags.IsEmpty)
        {
            json.WriteStartArray("tags"u8);
            foreach (var (key, value) in tags)
            {
                WritePair(json, key, value);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteParams(Utf8JsonWriter json, ImmutableArray<Param> @params)
    {
        if (@params.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("params"u8);
        foreach (var (key, value) in @params)
        {
            WritePair(json, key, value);
        }

        json.WriteEndArray();
    }

    private static void WriteMetrics(Utf8JsonWriter json, LoggedModel model)
    {
        if (model.Metrics.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("metrics"u8);
        foreach (var metric in model.Metrics)
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

            json.WriteString("model_id"u8, model.Info.ModelId);
            json.WriteString("run_id"u8, metric.RunId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePair(Utf8JsonWriter json, string key, string value)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, key);
        json.WriteString("value"u8, value);
        json.WriteEndObject();
    }
}
