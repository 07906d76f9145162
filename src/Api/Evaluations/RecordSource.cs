using System.Text.Json;
using System.Text.Json.Nodes;
using Bayou.Api.Requests;

namespace Bayou.Api.Evaluations;

/// <summary>Where a record came from.</summary>
/// <param name="Json">The source as MLflow writes it.</param>
/// <param name="Type">One of MLflow's types, in upper case.</param>
/// <param name="Id">The id in its data, or null.</param>
internal sealed record RecordSource(string Json, string Type, string? Id)
{
    private const string Trace = "TRACE";
    private static readonly string[] s_types = ["UNSPECIFIED", Trace, "HUMAN", "DOCUMENT", "CODE"];

    /// <summary>Reads a record's source; null when it has none.</summary>
    internal static RecordSource? Read(ObjectFields record)
    {
        if (record.Nested("source") is not { } source)
        {
            return null;
        }

        var type = source.RequiredText("source_type").ToUpperInvariant();
        if (!s_types.Contains(type))
        {
            throw RequestErrors.Invalid(source.PathOf("source_type"), type, $"one of {string.Join(", ", s_types)}");
        }

        var hasData = source.TryGet("source_data", out var data);
        if (hasData && data.ValueKind != JsonValueKind.Object)
        {
            throw RequestErrors.Invalid(source.PathOf("source_data"), data, "an object");
        }

        var id = hasData && data.TryGetProperty(type == Trace ? "trace_id" : "source_id", out var given) && given.ValueKind == JsonValueKind.String
            ? given.GetString()
            : null;
        var json = new JsonObject { ["source_type"] = type, ["source_data"] = JsonNode.Parse(hasData ? data.GetRawText() : "{}") };
        return new RecordSource(json.ToJsonString(), type, id);
    }
}
