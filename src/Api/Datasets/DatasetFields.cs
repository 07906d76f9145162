using Bayou.Api.Requests;
using Bayou.Contracts;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Names;

namespace Bayou.Api.Datasets;

/// <summary>Reads dataset inputs, with their limits.</summary>
internal static class DatasetFields
{
    internal static DatasetInput ReadInput(ObjectFields fields)
    {
        var dataset = fields.Nested("dataset") ?? throw RequestErrors.Missing(fields.PathOf("dataset"));
        return new DatasetInput(
            new Dataset(
                Limited(dataset.RequiredText("name"), Limits.DatasetName, dataset.PathOf("name")),
                Limited(dataset.RequiredText("digest"), Limits.DatasetDigest, dataset.PathOf("digest")),
                dataset.RequiredText("source_type"),
                Limited(dataset.RequiredText("source"), Limits.DatasetSource, dataset.PathOf("source")),
                Limited(dataset.Text("schema"), Limits.DatasetSchema, dataset.PathOf("schema")),
                Limited(dataset.Text("profile"), Limits.DatasetProfile, dataset.PathOf("profile"))),
            fields.ObjectList("tags", ReadTag));
    }

    private static Tag ReadTag(ObjectFields fields) => new(
        Limited(fields.RequiredText("key"), Limits.InputTagKey, fields.PathOf("key")),
        Limited(fields.Text("value") ?? "", Limits.InputTagValue, fields.PathOf("value")));

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(value))]
    private static string? Limited(string? value, int limit, string field)
    {
        if (value is not null)
        {
            EntityNames.CheckLength(value, limit, field);
        }

        return value;
    }
}
