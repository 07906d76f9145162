using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Bayou.Server.Tests.Fuzz;

/// <summary>Spoils requests: values of other kinds and sizes, missing and repeated fields, broken bytes.</summary>
internal sealed class Mutator(Random random)
{
    /// <summary>Becomes an escape that makes no character, which a JSON writer would not write.</summary>
    private const string LoneSurrogateMark = "LONE";

    private static readonly string[] s_texts =
    [
        LoneSurrogateMark,
        "", " ", "\0", "..", "../../etc/passwd", "%2e%2e%2f", "a//b", "/", "\\", "🙂", "\uFFFD", "'", "\"", "`", "1 OR 1=1; --", "NaN", "Infinity",
        "-1", "0", "9223372036854775808", "1e309", "null", "true", "{}", "[]", "metrics.x > 1 AND", "tags.`", "params.x IN (", "name LIKE '%_%'",
        "mlflow-artifacts:/../x", "file:///etc/passwd#x", "runs:/x", "s3://b/k?x=../..", "-e", "$(id)", "AQID", "ACTIVE_ONLY",
    ];

    internal byte[] Body(string seed)
    {
        if (random.Next(10) < 7 && TryParse(seed) is JsonObject body)
        {
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                Spoil(body);
            }

            seed = body.ToJsonString().Replace(LoneSurrogateMark, "\\ud800", StringComparison.Ordinal);
        }

        var bytes = Encoding.UTF8.GetBytes(seed);
        return random.Next(10) < 3 ? Broken(bytes) : bytes;
    }

    /// <summary>A path whose query, or sometimes the path itself, is spoiled; always one that an HTTP client can send.</summary>
    internal string Path(string seed)
    {
        var parts = seed.Split('?', 2);
        var path = random.Next(20) == 0 ? $"{parts[0]}/{Uri.EscapeDataString(Text())}" : parts[0];
        if (parts.Length == 1)
        {
            return random.Next(4) == 0 ? $"{path}?{Uri.EscapeDataString(Text())}={Uri.EscapeDataString(Text())}" : path;
        }

        var fields = parts[1].Split('&').ToList();
        var at = random.Next(fields.Count);
        var name = fields[at].Split('=')[0];
        switch (random.Next(4))
        {
            case 0:
                fields.RemoveAt(at);
                break;
            case 1:
                fields.Add(fields[at]);
                break;
            default:
                fields[at] = $"{name}={Uri.EscapeDataString(Text())}";
                break;
        }

        return $"{path}?{string.Join('&', fields)}";
    }

    private static JsonNode? TryParse(string seed)
    {
        try
        {
            return JsonNode.Parse(seed);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private void Spoil(JsonObject body)
    {
        if (body.Count == 0)
        {
            body[Text()] = Value();
            return;
        }

        var (name, value) = body.ElementAt(random.Next(body.Count));
        switch (value)
        {
            case JsonObject inner when random.Next(2) == 0:
                Spoil(inner);
                return;
            case JsonArray { Count: > 0 } list when random.Next(3) > 0:
                SpoilItem(list);
                return;
        }

        switch (random.Next(5))
        {
            case 0:
                body.Remove(name);
                break;
            case 1:
                body[Text()] = Value();
                break;
            default:
                body[name] = Value();
                break;
        }
    }

    private void SpoilItem(JsonArray list)
    {
        var at = random.Next(list.Count);
        if (list[at] is JsonObject item && random.Next(3) > 0)
        {
            Spoil(item);
            return;
        }

        if (random.Next(2) == 0)
        {
            list.Add(Value());
        }
        else
        {
            list[at] = Value();
        }
    }

    private JsonNode? Value() => random.Next(12) switch
    {
        0 => null,
        1 => true,
        2 => random.NextInt64(long.MinValue, long.MaxValue),
        3 => random.Next(-2, 3),
        4 => random.NextDouble() * Math.Pow(10, random.Next(-300, 300)),
        5 => new JsonArray(),
        6 => new JsonArray(Value()),
        7 => new JsonObject(),
        8 => new JsonObject { [Text()] = Value() },
        9 => Deep(random.Next(1, 200)),
        10 => new string((char)random.Next(32, 0xD7FF), random.Next(1, 9000)),
        _ => Text(),
    };

    private static JsonNode Deep(int levels)
    {
        JsonNode node = new JsonArray();
        for (var i = 0; i < Math.Min(levels, 60); i++)
        {
            node = new JsonArray(node);
        }

        return node;
    }

    private string Text() => random.Next(4) > 0
        ? s_texts[random.Next(s_texts.Length)]
        : random.NextInt64().ToString("x", CultureInfo.InvariantCulture);

    private byte[] Broken(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return [(byte)random.Next(256)];
        }

        switch (random.Next(4))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            case 2:
                return [.. bytes, .. bytes];
            default:
                return [.. Enumerable.Repeat((byte)'[', random.Next(1, 300)), .. bytes];
        }
    }
}
