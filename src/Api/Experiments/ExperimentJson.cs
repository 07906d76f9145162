using System.Text.Json;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;

namespace Bayou.Api.Experiments;

/// <summary>Experiments as MLflow writes them.</summary>
internal static class ExperimentJson
{
    internal static void WriteObject(Utf8JsonWriter json, Experiment experiment)
    {
        json.WriteStartObject();
        json.WriteString("experiment_id"u8, experiment.ExperimentId);
        json.WriteString("name"u8, experiment.Name);
        json.WriteString("artifact_location"u8, experiment.ArtifactLocation);
        json.WriteString("lifecycle_stage"u8, experiment.LifecycleStage.WireName());
        json.WriteNumber("last_update_time"u8, experiment.LastUpdateTime);
        json.WriteNumber("creation_time"u8, experiment.CreationTime);
        if (!experiment.Tags.IsEmpty)
        {
            json.WriteStartArray("tags"u8);
            foreach (var (key, value) in experiment.Tags)
            {
                json.WriteStartObject();
                json.WriteString("key"u8, key);
                json.WriteString("value"u8, value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    internal static void WritePage(Utf8JsonWriter json, ExperimentSearchPage page)
    {
        if (!page.Experiments.IsEmpty)
        {
            json.WriteStartArray("experiments"u8);
            foreach (var experiment in page.Experiments)
            {
                WriteObject(json, experiment);
            }

            json.WriteEndArray();
        }

        if (page.NextPageToken is not null)
        {
            json.WriteString("next_page_token"u8, page.NextPageToken);
        }
    }
}
