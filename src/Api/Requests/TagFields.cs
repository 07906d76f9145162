using System.Collections.Immutable;
using Bayou.Contracts;
using Bayou.Contracts.Names;

namespace Bayou.Api.Requests;

/// <summary>Reads tags, with the limits of their owner.</summary>
internal static class TagFields
{
    internal static Tag ExperimentTag(ObjectFields fields)
    {
        var key = fields.RequiredText("key");
        EntityNames.Check(key, fields.PathOf("key"), "key");
        var value = fields.Text("value") ?? "";
        EntityNames.CheckLength(value, Limits.ExperimentTagValue, fields.PathOf("value"));
        return new Tag(key, value);
    }

    internal static Tag RunTag(ObjectFields fields, bool truncate)
    {
        var key = fields.RequiredText("key");
        EntityNames.Check(key, fields.PathOf("key"), fields.PathOf("key"));
        var value = EntityNames.Truncate(fields.Text("value") ?? "", Limits.RunTagValue, truncate, fields.PathOf("value"));
        return new Tag(key, value);
    }

    internal static ImmutableArray<Tag> RunTags(ObjectFields fields, string name, bool truncate) =>
        fields.ObjectList(name, tag => RunTag(tag, truncate));
}
