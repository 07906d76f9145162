using System.Collections.Immutable;
using System.Text.Json;
using Bayou.Api.Datasets;
using Bayou.Api.Metrics;
using Bayou.Api.Responses;
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
        json.WriteList("runs"u8, page.Hits, static (json, hit) => WriteObject(json, hit.Run, withModelInputs: false));
        json.WritePageToken(page.NextPageToken);

        if (page.Total is { } total)
        {
            json.WriteNumber("total_count"u8, total);
        }
    }

    private static void WriteData(Utf8JsonWriter json, Run run)
    {
        json.WriteStartObject("data"u8);
        json.WriteList("metrics"u8, run.Metrics, static (json, metric) => MetricJson.WriteObject(json, metric.Key, metric.Point));
        json.WriteParams(run.Params);
        json.WriteTags(run.Tags);
        json.WriteEndObject();
    }

    private static void WriteInputs(Utf8JsonWriter json, Run run, bool withModelInputs)
    {
        json.WriteStartObject("inputs"u8);
        json.WriteList("dataset_inputs"u8, run.DatasetInputs, DatasetJson.WriteInput);
        json.WriteList("model_inputs"u8, withModelInputs ? run.ModelInputs : [], WriteModelInput);
        json.WriteEndObject();
    }

    private static void WriteModelInput(Utf8JsonWriter json, string modelId)
    {
        json.WriteStartObject();
        json.WriteString("model_id"u8, modelId);
        json.WriteEndObject();
    }

    private static void WriteOutputs(Utf8JsonWriter json, ImmutableArray<ModelOutput> outputs)
    {
        json.WriteStartObject("outputs"u8);
        json.WriteList("model_outputs"u8, outputs, WriteModelOutput);
        json.WriteEndObject();
    }

    private static void WriteModelOutput(Utf8JsonWriter json, ModelOutput output)
    {
        json.WriteStartObject();
        json.WriteString("model_id"u8, output.ModelId);
        json.WriteNumber("step"u8, output.Step);
        json.WriteEndObject();
    }
}
