using System.Collections.Immutable;
using System.Text.Json;
using Bayou.Contracts.Artifacts;

namespace Bayou.Api.Artifacts;

/// <summary>Writes what MLflow's artifact messages share.</summary>
internal static class ArtifactJson
{
    /// <summary>The field <c>files</c>; left out when there are none, as all empty lists are.</summary>
    /// <param name="json">Takes the field.</param>
    /// <param name="entries">What to list.</param>
    /// <param name="directory">Put before the names; the root for bare names.</param>
    internal static void WriteFiles(Utf8JsonWriter json, ImmutableArray<ArtifactEntry> entries, ArtifactPath directory)
    {
        if (entries.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("files"u8);
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("path"u8, directory.IsRoot ? entry.Name : $"{directory.Value}/{entry.Name}");
            json.WriteBoolean("is_dir"u8, entry.IsDirectory);
            if (entry.Size is { } size)
            {
                json.WriteNumber("file_size"u8, size);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A request that was signed: its URL under a name of choice, headers if there are any, the size if it is known.</summary>
    internal static void WriteRequest(Utf8JsonWriter json, string urlField, PresignedRequest request)
    {
        json.WriteString(urlField, request.Url);
        WriteHeaders(json, request.Headers);
        if (request.FileSize is { } size)
        {
            json.WriteNumber("file_size"u8, size);
        }
    }

    internal static void WriteUpload(Utf8JsonWriter json, MultipartUpload upload)
    {
        json.WriteString("upload_id"u8, upload.UploadId);
        json.WriteStartArray("credentials"u8);
        foreach (var part in upload.Parts)
        {
            json.WriteStartObject();
            json.WriteString("url"u8, part.Url);
            json.WriteNumber("part_number"u8, part.PartNumber);
            WriteHeaders(json, part.Headers);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteHeaders(Utf8JsonWriter json, ImmutableDictionary<string, string> headers)
    {
        if (headers.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("headers"u8);
        foreach (var (name, value) in headers)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }
}
