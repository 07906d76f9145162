using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.Evaluations;

namespace Bayou.Api.Evaluations;

/// <summary>Evaluation datasets and records as MLflow writes them: tags, profile and records are JSON as text.</summary>
internal static class EvaluationJson
{
    internal static void WriteNamed(Utf8JsonWriter json, EvaluationDataset dataset)
    {
        json.WritePropertyName("dataset"u8);
        Write(json, dataset);
    }

    /// <summary>The answer to a creation, which alone names the experiments, as in MLflow.</summary>
    internal static void WriteCreated(Utf8JsonWriter json, EvaluationDataset dataset)
    {
        json.WritePropertyName("dataset"u8);
        Write(json, dataset, withExperiments: true);
    }

    internal static void WritePage(Utf8JsonWriter json, EvaluationDatasetPage page)
    {
        json.WriteList("datasets"u8, page.Datasets, static (json, dataset) => Write(json, dataset));
        json.WritePageToken(page.NextPageToken);
    }

    /// <summary>Records as the JSON text of a list.</summary>
    internal static void WriteRecords(Utf8JsonWriter json, ImmutableArray<EvaluationRecord> records, string datasetId)
    {
        using var buffer = new PooledBuffer();
        using (var inner = new Utf8JsonWriter(buffer))
        {
            inner.WriteStartArray();
            foreach (var record in records)
            {
                WriteRecord(inner, record, datasetId);
            }

            inner.WriteEndArray();
        }

        json.WriteString("records"u8, buffer.WrittenMemory.Span);
    }

    private static void Write(Utf8JsonWriter json, EvaluationDataset dataset, bool withExperiments = false)
    {
        json.WriteStartObject();
        json.WriteString("dataset_id"u8, dataset.DatasetId);
        json.WriteString("name"u8, dataset.Name);
        json.WriteString("tags"u8, TagsText(dataset));
        json.WriteOptional("schema"u8, dataset.Schema);
        if (dataset.RecordCount > 0)
        {
            json.WriteString("profile"u8, string.Create(CultureInfo.InvariantCulture, $"{{\"num_records\": {dataset.RecordCount}}}"));
        }

        json.WriteString("digest"u8, dataset.Digest);
        json.WriteNumber("created_time"u8, dataset.CreatedTime);
        json.WriteNumber("last_update_time"u8, dataset.LastUpdateTime);
        json.WriteOptional("created_by"u8, dataset.CreatedBy);
        json.WriteOptional("last_updated_by"u8, dataset.LastUpdatedBy);
        if (withExperiments)
        {
            json.WriteTexts("experiment_ids"u8, dataset.ExperimentIds);
        }

        json.WriteEndObject();
    }

    private static string TagsText(EvaluationDataset dataset)
    {
        using var buffer = new PooledBuffer();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (key, value) in dataset.Tags)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenMemory.Span);
    }

    private static void WriteRecord(Utf8JsonWriter json, EvaluationRecord record, string datasetId)
    {
        json.WriteStartObject();
        json.WriteString("dataset_record_id"u8, record.RecordId);
        json.WriteString("dataset_id"u8, datasetId);
        WriteRaw(json, "inputs"u8, record.Inputs);
        json.WriteNumber("created_time"u8, record.CreatedTime);
        json.WriteNumber("last_update_time"u8, record.LastUpdateTime);
        WriteRaw(json, "outputs"u8, record.Outputs);
        WriteRaw(json, "expectations"u8, record.Expectations);
        WriteRaw(json, "tags"u8, record.Tags ?? "{}");
        WriteRaw(json, "source"u8, record.Source);
        json.WriteOptional("source_id"u8, record.SourceId);
        json.WriteOptional("source_type"u8, record.SourceType);
        json.WriteOptional("created_by"u8, record.CreatedBy);
        json.WriteOptional("last_updated_by"u8, record.LastUpdatedBy);
        json.WriteEndObject();
    }

    private static void WriteRaw(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value, skipInputValidation: true);
        }
    }
}
