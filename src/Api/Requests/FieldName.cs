using System.Collections.Concurrent;

namespace Bayou.Api.Requests;

/// <summary>Protobuf's JSON names of fields: <c>run_id</c> may also be written <c>runId</c>.</summary>
internal static class FieldName
{
    private static readonly ConcurrentDictionary<string, string> s_camelCase = new(StringComparer.Ordinal);

    /// <summary>The lowerCamelCase form of a field of ours; never called with a name from outside.</summary>
    internal static string CamelCase(string snakeCase) => s_camelCase.GetOrAdd(snakeCase, static name =>
    {
        var parts = name.Split('_');
        return string.Concat(parts.Select((part, i) => i == 0 || part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
    });
}
