using System.Text.Json;
using Bayou.Api.Responses;
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
        json.WriteTags(experiment.Tags);
        json.WriteEndObject();
    }

    internal static void WritePage(Utf8JsonWriter json, ExperimentSearchPage page)
    {
        json.WriteList("experiments"u8, page.Experiments, WriteObject);
        json.WritePageToken(page.NextPageToken);
    }
}
