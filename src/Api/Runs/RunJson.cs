using System.Collections.Immutable;
using System.Text.Json;
using Bayou.Api.Datasets;
using Bayou.Api.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Api.Runs;

/// <summary>Runs as MLflow writes them: empty lists are left out.</summary>
internal static class RunJson
{
    internal static void WriteInfo(Utf8JsonWriter json, ReadOnlySpan<byte> name, RunInfo info)
    {
        json.WriteStartObject(name);
        json.WriteString("run_id"u8, info.RunId);
        json.WriteString("run_uuid"u8, info.RunId);
        json.WriteString("run_name"u8, info.RunName);
        json.WriteString("experiment_id"u8, info.ExperimentId);
        json.WriteString("user_id"u8, info.UserId);
        json.WriteString("status"u8, info.Status.WireName());
        json.WriteNumber("start_time"u8, info.StartTime);
        if (info.EndTime is { } endTime)
        {
            json.WriteNumber("end_time"u8, endTime);
        }

        json.WriteString("artifact_uri"u8, info.ArtifactUri);
        json.WriteString("lifecycle_stage"u8, info.LifecycleStage.WireName());
        json.WriteEndObject();
    }

    internal static void WriteObject(Utf8JsonWriter json, Run run, bool withModelInputs)
    {
        json.WriteStartObject();
        WriteInfo(json, "info"u8, run.Info);
        WriteData(json, run);
        WriteInputs(json, run, withModelInputs);
        WriteOutputs(json, run.ModelOutputs);
        json.WriteEndObject();
    }

    internal static void WritePage(Utf8JsonWriter json, RunSearchPage page)
    {
        if (!page.Hits.IsEmpty)
        {
            json.WriteStartArray("runs"u8);
            foreach (var hit in page.Hits)
            {
                WriteObject(json, hit.Run, withModelInputs: false);
            }

            json.WriteEndArray();
        }

        if (page.NextPageToken is not null)
        {
            json.WriteString("next_page_token"u8, page.NextPageToken);
        }

        if (page.Total is { } total)
        {
            json.WriteNumber("total_count"u8, total);
        }
    }

    private static void WriteData(Utf8JsonWriter json, Run run)
    {
        json.WriteStartObject("data"u8);
        if (!run.Metrics.IsEmpty)
        {
            json.WriteStartArray("metrics"u8);
            foreach (var (key, point) in run.Metrics)
            {
                MetricJson.WriteObject(json, key, point);
            }

            json.WriteEndArray();
        }

        if (!run.Params.IsEmpty)
        {
            json.WriteStartArray("params"u8);
            foreach (var (key, value) in run.Params)
            {
                WritePair(json, key, value);
            }

            json.WriteEndArray();
        }

        WriteTags(json, run.Tags);
        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, ImmutableArray<Tag> tags)
    {
        if (tags.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("tags"u8);
        foreach (var (key, value) in tags)
        {
            WritePair(json, key, value);
        }

        json.WriteEndArray();
    }

    private static void WriteInputs(Utf8JsonWriter json, Run run, bool withModelInputs)
    {
        json.WriteStartObject("inputs"u8);
        if (!run.DatasetInputs.IsEmpty)
        {
            json.WriteStartArray("dataset_inputs"u8);
            foreach (var input in run.DatasetInputs)
            {
                DatasetJson.WriteInput(json, input);
            }

            json.WriteEndArray();
        }

        if (withModelInputs && !run.ModelInputs.IsEmpty)
        {
            json.WriteStartArray("model_inputs"u8);
            foreach (var modelId in run.ModelInputs)
            {
                json.WriteStartObject();
                json.WriteString("model_id"u8, modelId);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteOutputs(Utf8JsonWriter json, ImmutableArray<ModelOutput> outputs)
    {
        json.WriteStartObject("outputs"u8);
        if (!outputs.IsEmpty)
        {
            json.WriteStartArray("model_outputs"u8);
            foreach (var (modelId, step) in outputs)
            {
                json.WriteStartObject();
                json.WriteString("model_id"u8, modelId);
                json.WriteNumber("step"u8, step);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter json, string key, string value)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, key);
        json.WriteString("value"u8, value);
        json.WriteEndObject();
    }
}
