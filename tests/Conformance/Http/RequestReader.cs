using System.Net.Http.Headers;
using System.Text;
using Bayou.Conformance.Tests.Documents;

namespace Bayou.Conformance.Tests.Http;

/// <summary>Turns a `request`, with its templates filled in, into a message. Path and raw text go out byte for byte.</summary>
internal static class RequestReader
{
    private static readonly UriCreationOptions Verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public static HttpRequestMessage Read(MappingNode request, Uri server)
    {
        request.AllowOnly("A request", "method", "path", "query", "rawQuery", "headers", "json", "rawBody", "body", "base64", "fill", "form", "coding");
        var method = request.Find("method")?.AsText("method") ?? "GET";
        var path = (request.Find("path") ?? throw new ScenarioFormatException("A request needs a path.", request.Line)).AsText("path");
        var message = new HttpRequestMessage(new HttpMethod(method), Target(server, path + Query(request))) { Content = BodyCoding.Apply(request, Body(request)) };
        foreach (var (name, value) in request.Find("headers")?.AsMapping("headers").Entries ?? [])
        {
            Add(message, name, value.AsText($"header {name}"));
        }

        return message;
    }

    private static Uri Target(Uri server, string pathAndQuery) =>
        new(server.GetLeftPart(UriPartial.Authority) + pathAndQuery, Verbatim);

    private static string Query(MappingNode request)
    {
        if (request.Find("rawQuery") is { } raw)
        {
            return "?" + raw.AsText("rawQuery");
        }

        var pairs = (request.Find("query")?.AsMapping("query").Entries ?? [])
            .SelectMany(field => Values(field.Value).Select(value => $"{Encode(field.Key)}={Encode(value)}"));
        var query = string.Join('&', pairs);
        return query.Length == 0 ? "" : "?" + query;
    }

    private static ByteArrayContent? Body(MappingNode request)
    {
        if (request.Find("json") is { } json)
        {
            return Typed(JsonText.Write(json), "application/json");
        }

        if (request.Find("rawBody") is { } raw)
        {
            return Typed(Encoding.UTF8.GetBytes(raw.AsText("rawBody")), "application/json");
        }

        if (request.Find("body") is { } body)
        {
            return new ByteArrayContent(Encoding.UTF8.GetBytes(body.AsText("body")));
        }

        if (request.Find("base64") is { } binary)
        {
            return new ByteArrayContent(Convert.FromBase64String(binary.AsText("base64")));
        }

        if (request.Find("fill") is { } fill)
        {
            return new ByteArrayContent(Fill(fill.AsMapping("fill")));
        }

        return request.Find("form") is { } form ? Form(form.AsMapping("form")) : null;
    }

    private static ByteArrayContent Typed(byte[] bytes, string type) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private static ByteArrayContent Form(MappingNode form)
    {
        var pairs = form.Entries.SelectMany(field => Values(field.Value).Select(value => $"{Encode(field.Key)}={Encode(value)}"));
        return Typed(Encoding.ASCII.GetBytes(string.Join('&', pairs)), "application/x-www-form-urlencoded");
    }

    private static byte[] Fill(MappingNode fill)
    {
        fill.AllowOnly("fill", "text", "size");
        var pattern = Encoding.UTF8.GetBytes(fill.Find("text")?.AsText("text of fill") ?? "x");
        var size = (fill.Find("size") ?? throw new ScenarioFormatException("fill needs a size in bytes.", fill.Line)).AsCount("size of fill");
        var bytes = new byte[size];
        for (var i = 0; i < size; i++)
        {
            bytes[i] = pattern[i % pattern.Length];
        }

        return bytes;
    }

    private static void Add(HttpRequestMessage message, string name, string value)
    {
        if (string.Equals(name, "Host", StringComparison.OrdinalIgnoreCase))
        {
            message.Headers.Host = value;
        }
        else if (name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
        {
            message.Content ??= new ByteArrayContent([]);
            message.Content.Headers.Remove(name);
            if (value.Length > 0)
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }
        else if (!message.Headers.TryAddWithoutValidation(name, value))
        {
            throw new ScenarioFormatException($"The header {name} can't be sent.");
        }
    }

    private static IEnumerable<string> Values(Node node) => node is SequenceNode list
        ? list.Items.Select(item => item.AsText("a query value"))
        : [node.AsText("a query value")];

    private static string Encode(string text) => Uri.EscapeDataString(text);
}
