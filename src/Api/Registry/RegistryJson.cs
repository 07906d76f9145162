using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.Registry;

namespace Bayou.Api.Registry;

/// <summary>Registered models and model versions as MLflow writes them.</summary>
internal static class RegistryJson
{
    internal static void WriteModel(Utf8JsonWriter json, RegisteredModel model)
    {
        json.WritePropertyName("registered_model"u8);
        WriteObject(json, model);
    }

    internal static void WriteVersion(Utf8JsonWriter json, ModelVersion version)
    {
        json.WritePropertyName("model_version"u8);
        WriteObject(json, version);
    }

    internal static void WritePage(Utf8JsonWriter json, RegisteredModelPage page)
    {
        json.WriteList("registered_models"u8, page.Models, WriteObject);
        json.WritePageToken(page.NextPageToken);
    }

    internal static void WritePage(Utf8JsonWriter json, ModelVersionPage page)
    {
        WriteVersions(json, page.Versions);
        json.WritePageToken(page.NextPageToken);
    }

    internal static void WriteVersions(Utf8JsonWriter json, ImmutableArray<ModelVersion> versions) =>
        json.WriteList("model_versions"u8, versions, WriteObject);

    private static void WriteObject(Utf8JsonWriter json, RegisteredModel model)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, model.Name);
        json.WriteNumber("creation_timestamp"u8, model.Head.CreationTime);
        json.WriteNumber("last_updated_timestamp"u8, model.Head.LastUpdateTime);
        if (!string.IsNullOrEmpty(model.Head.Description))
        {
            json.WriteString("description"u8, model.Head.Description);
        }

        json.WriteList("latest_versions"u8, model.LatestVersions, WriteObject);
        json.WriteTags(model.Tags);
        json.WriteList("aliases"u8, model.Aliases, WriteAlias);
        json.WriteEndObject();
    }

    private static void WriteAlias(Utf8JsonWriter json, ModelAlias alias)
    {
        json.WriteStartObject();
        json.WriteString("alias"u8, alias.Alias);
        json.WriteString("version"u8, alias.Version.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, ModelVersion version)
    {
        var head = version.Head;
        json.WriteStartObject();
        json.WriteString("name"u8, version.Name);
        json.WriteString("version"u8, version.Version.ToString(CultureInfo.InvariantCulture));
        json.WriteNumber("creation_timestamp"u8, head.CreationTime);
        json.WriteNumber("last_updated_timestamp"u8, head.LastUpdateTime);
        if (head.CreatedBy is not null)
        {
            json.WriteString("user_id"u8, head.CreatedBy);
        }

        json.WriteString("current_stage"u8, head.Stage.WireName());
        json.WriteOptional("description"u8, head.Description);
        json.WriteString("source"u8, head.Source);
        json.WriteString("run_id"u8, head.RunId);
        json.WriteString("status"u8, "READY"u8);
        json.WriteTags(version.Tags);
        json.WriteString("run_link"u8, head.RunLink);
        json.WriteTexts("aliases"u8, version.Aliases);
        json.WriteOptional("model_id"u8, head.ModelId);
        json.WriteEndObject();
    }
}
