using System.Collections.Immutable;
using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.Datasets;

namespace Bayou.Api.Datasets;

/// <summary>Datasets as MLflow writes them.</summary>
internal static class DatasetJson
{
    internal static void WriteInput(Utf8JsonWriter json, DatasetInput input)
    {
        json.WriteStartObject();
        json.WriteTags(input.Tags);
        WriteDataset(json, input.Dataset);
        json.WriteEndObject();
    }

    internal static void WriteSummaries(Utf8JsonWriter json, ImmutableArray<DatasetSummary> summaries)
    {
        if (summaries.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("dataset_summaries"u8);
        foreach (var summary in summaries)
        {
            json.WriteStartObject();
            json.WriteString("experiment_id"u8, summary.ExperimentId);
            json.WriteString("name"u8, summary.Name);
            json.WriteString("digest"u8, summary.Digest);
            if (summary.Context is not null)
            {
                json.WriteString("context"u8, summary.Context);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDataset(Utf8JsonWriter json, Dataset dataset)
    {
        json.WriteStartObject("dataset"u8);
        json.WriteString("name"u8, dataset.Name);
        json.WriteString("digest"u8, dataset.Digest);
        json.WriteString("source_type"u8, dataset.SourceType);
        json.WriteString("source"u8, dataset.Source);
        if (dataset.Schema is not null)
        {
            json.WriteString("schema"u8, dataset.Schema);
        }

        if (dataset.Profile is not null)
        {
            json.WriteString("profile"u8, dataset.Profile);
        }

        json.WriteEndObject();
    }
}
