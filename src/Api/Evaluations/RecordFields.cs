using System.Text.Json;
using Bayou.Api.Requests;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Evaluations;

namespace Bayou.Api.Evaluations;

/// <summary>Reads records: a JSON list of objects as text.</summary>
internal static class RecordFields
{
    private const string UserTag = "mlflow.user";

    internal static UpsertRecords Read(string json)
    {
        using var document = JsonText.Parse("records", json, JsonValueKind.Array);
        try
        {
            var schema = new SchemaCollector();
            var position = 0;
            return new UpsertRecords(
                [.. document.RootElement.EnumerateArray().Select(record => ReadOne(record, $"records[{position++}]", schema))],
                schema.ToFields());
        }
        catch (InvalidOperationException exception)
        {
            throw new BayouException(
                ErrorCode.InvalidParameterValue, "Invalid value for parameter 'records' supplied: it is not well-formed Unicode.", exception);
        }
    }

    private static RecordInput ReadOne(JsonElement record, string path, SchemaCollector schema)
    {
        if (record.ValueKind != JsonValueKind.Object)
        {
            throw RequestErrors.Invalid(path, record, "an object");
        }

        var fields = new ObjectFields(record, path);
        var inputs = ObjectOrNull(fields, "inputs");
        var expectations = ObjectOrNull(fields, "expectations");
        var tags = ObjectOrNull(fields, "tags");
        var hasOutputs = record.TryGetProperty("outputs", out var outputs);
        schema.Add("inputs", inputs);
        schema.Add("expectations", expectations);
        schema.Add("outputs", hasOutputs && outputs.ValueKind != JsonValueKind.Null ? outputs : null);
        var source = RecordSource.Read(fields);
        return new RecordInput(
            InputHashing.Hash(inputs),
            inputs?.GetRawText() ?? "{}",
            hasOutputs,
            hasOutputs && outputs.ValueKind != JsonValueKind.Null ? outputs.GetRawText() : null,
            NotEmpty(expectations),
            NotEmpty(tags),
            source?.Json,
            source?.Type,
            source?.Id,
            tags?.TryGetProperty(UserTag, out var user) == true && user.ValueKind == JsonValueKind.String ? user.GetString() : null);
    }

    private static JsonElement? ObjectOrNull(ObjectFields fields, string name)
    {
        if (!fields.TryGet(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Object ? value : throw RequestErrors.Invalid(fields.PathOf(name), value, "an object");
    }

    private static string? NotEmpty(JsonElement? value) => value is { } some && some.EnumerateObject().Any() ? some.GetRawText() : null;
}
