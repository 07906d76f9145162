using System.Collections.Immutable;
using Bayou.Api.Requests;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;

namespace Bayou.Api.Registry;

/// <summary>Reads tags of registered models and of versions.</summary>
internal static class RegistryTags
{
    internal static Tag Read(ObjectFields fields)
    {
        var key = ReadKey(fields);
        var value = fields.Text("value") ?? "";
        if (key == PromptTags.Text && value.Length > Limits.RegistryTagValue)
        {
            throw BayouException.InvalidParameter($"Prompt text exceeds max length of {Limits.RegistryTagValue} characters.");
        }

        EntityNames.CheckLength(value, Limits.RegistryTagValue, fields.PathOf("value"));
        return new Tag(key, value);
    }

    internal static ImmutableArray<Tag> ReadList(ObjectFields fields) => fields.ObjectList("tags", Read);

    internal static string ReadKey(ObjectFields fields)
    {
        var key = fields.RequiredText("key");
        EntityNames.Check(key, fields.PathOf("key"), fields.PathOf("key"));
        return key;
    }
}
