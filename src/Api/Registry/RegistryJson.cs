using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Bayou.Contracts.Names;
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
        if (!page.Models.IsEmpty)
        {
            json.WriteStartArray("registered_models"u8);
            foreach (var model in page.Models)
            {
                WriteObject(json, model);
            }

            json.WriteEndArray();
        }

        WriteToken(json, page.NextPageToken);
    }

    internal static void WritePage(Utf8JsonWriter json, ModelVersionPage page)
    {
        WriteVersions(json, "model_versions"u8, page.Versions);
        WriteToken(json, page.NextPageToken);
    }

    internal static void WriteVersions(Utf8JsonWriter json, ImmutableArray<ModelVersion> versions) =>
        WriteVersions(json, "model_versions"u8, versions);

    private static void WriteVersions(Utf8JsonWriter json, ReadOnlySpan<byte> field, ImmutableArray<ModelVersion> versions)
    {
        if (versions.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(field);
        foreach (var version in versions)
        {
            WriteObject(json, version);
        }

        json.WriteEndArray();
    }

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

        WriteVersions(json, "latest_versions"u8, model.LatestVersions);
        WriteTags(json, model.Tags);
        if (!model.Aliases.IsEmpty)
        {
            json.WriteStartArray("aliases"u8);
            foreach (var (alias, version) in model.Aliases)
            {
                json.WriteStartObject();
                json.WriteString("alias"u8, alias);
                json.WriteString("version"u8, version.ToString(CultureInfo.InvariantCulture));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

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
        json.WriteString("current_stage"u8, head.Stage.WireName());
        if (head.Description is not null)
        {
            json.WriteString("description"u8, head.Description);
        }

        json.WriteString("source"u8, head.Source);
        json.WriteString("run_id"u8, head.RunId);
        json.WriteString("status"u8, "READY"u8);
        WriteTags(json, version.Tags);
        json.WriteString("run_link"u8, head.RunLink);
        if (!version.Aliases.IsEmpty)
        {
            json.WriteStartArray("aliases"u8);
            foreach (var alias in version.Aliases)
            {
                json.WriteStringValue(alias);
            }

            json.WriteEndArray();
        }

        if (head.ModelId is not null)
        {
            json.WriteString("model_id"u8, head.ModelId);
        }

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
            json.WriteStartObject();
            json.WriteString("key"u8, key);
            json.WriteString("value"u8, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteToken(Utf8JsonWriter json, string? token)
    {
        if (token is not null)
        {
            json.WriteString("next_page_token"u8, token);
        }
    }
}
