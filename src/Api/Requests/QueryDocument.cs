using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Requests;

/// <summary>Brings a query string into the shape that <see cref="ObjectFields"/> reads: each name with the list of its texts.</summary>
internal static class QueryDocument
{
    internal static JsonDocument Build(IQueryCollection query)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, values) in query)
            {
                if (values.Count == 0)
                {
                    continue;
                }

                json.WriteStartArray(name);
                foreach (var value in values)
                {
                    json.WriteStringValue(value ?? "");
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.WrittenMemory);
    }
}
