using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Bayou.Conformance.Tests.Documents;
using Bayou.Conformance.Tests.Matching;

namespace Bayou.Conformance.Tests.Http;

/// <summary>A `response` with its templates filled in.</summary>
internal sealed class ResponseExpectation
{
    private readonly ImmutableArray<int> statuses;
    private readonly ImmutableArray<(string Path, Matcher Matcher)> json;
    private readonly ImmutableArray<(string Name, Matcher Matcher)> headers;
    private readonly Matcher? text;
    private readonly int? size;

    public ResponseExpectation(MappingNode response)
    {
        response.AllowOnly("A response", "status", "error", "json", "paths", "text", "headers", "size");
        var error = response.Find("error");
        statuses = Statuses(response.Find("status"), error);
        json =
        [
            .. One("$", response.Find("json")),
            .. One("$", error is null ? null : ErrorBody(error)),
            .. Named(response.Find("paths"), "paths"),
        ];
        headers = Named(response.Find("headers"), "headers");
        text = response.Find("text") is { } expected ? MatcherReader.Read(expected) : null;
        size = response.Find("size")?.AsCount("size");
    }

    /// <summary>The differences between the answer and this expectation.</summary>
    public IEnumerable<Mismatch> Check(Exchange exchange)
    {
        if (!statuses.Contains(exchange.Status))
        {
            yield return new Mismatch("status", string.Join(" or ", statuses), exchange.Status.ToString(CultureInfo.InvariantCulture));
        }

        if (size is { } bytes && exchange.Body.Length != bytes)
        {
            yield return new Mismatch("body", $"{bytes} bytes", $"{exchange.Body.Length} bytes");
        }

        var rest = CheckJson(exchange)
            .Concat(headers.SelectMany(header => header.Matcher.Check(Header(exchange, header.Name), $"header {header.Name}")))
            .Concat(text?.Check(JsonSerializer.SerializeToElement(exchange.Text), "body") ?? []);
        foreach (var mismatch in rest)
        {
            yield return mismatch;
        }
    }

    private IEnumerable<Mismatch> CheckJson(Exchange exchange)
    {
        if (json.IsEmpty)
        {
            return [];
        }

        return exchange.Json() is { } root
            ? json.SelectMany(expected => expected.Matcher.Check(JsonPath.Find(root, expected.Path), expected.Path))
            : [new Mismatch("body", "JSON", exchange.Text.Length == 0 ? "nothing" : "other text")];
    }

    private static JsonElement? Header(Exchange exchange, string name) =>
        exchange.Headers.TryGetValue(name, out var value) ? JsonSerializer.SerializeToElement(value) : null;

    private static ImmutableArray<int> Statuses(Node? status, Node? error) => (status, error) switch
    {
        (SequenceNode list, _) => [.. list.Items.Select(item => item.AsCount("status"))],
        ({ } one, _) => [one.AsCount("status")],
        (null, { } body) => [ErrorStatuses.Of(Code(body))],
        _ => [200],
    };

    private static string Code(Node error) => error is MappingNode map
        ? (map.Find("code") ?? throw new ScenarioFormatException("error needs a code.", error.Line)).AsText("code")
        : error.AsText("error");

    private static MappingNode ErrorBody(Node error)
    {
        var message = ScalarNode.OfText("").WithTag("string");
        if (error is MappingNode map)
        {
            map.AllowOnly("error", "code", "message");
            message = map.Find("message") ?? message;
        }

        return new MappingNode([new("error_code", ScalarNode.OfText(Code(error))), new("message", message)]);
    }

    private static ImmutableArray<(string Path, Matcher Matcher)> One(string path, Node? node) =>
        node is null ? [] : [(path, MatcherReader.Read(node))];

    private static ImmutableArray<(string Name, Matcher Matcher)> Named(Node? node, string what) =>
        [.. (node?.AsMapping(what).Entries ?? []).Select(entry => (entry.Key, MatcherReader.Read(entry.Value)))];
}
