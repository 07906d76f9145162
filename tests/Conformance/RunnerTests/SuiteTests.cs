using Bayou.Conformance.Tests.Running;
using Bayou.Conformance.Tests.Scenarios;
using Bayou.Conformance.Tests.Targets;

namespace Bayou.Conformance.Tests.RunnerTests;

public sealed class SuiteTests
{
    [Theory]
    [InlineData("request: {path: '/a/%2e%2e//b%5c?x=%23&y=%2500'}", "{target: '/a/%2e%2e//b%5c?x=%23&y=%2500', method: GET, body: ''}")]
    [InlineData("request: {path: /../../etc}", "{target: '/../../etc'}")]
    [InlineData("request: {path: /a, query: {k: [1, 2], q: 'a b&c'}}", "{target: '/a?k=1&k=2&q=a%20b%26c'}")]
    [InlineData("request: {path: /a, rawQuery: 'k=%zz'}", "{target: '/a?k=%zz'}")]
    [InlineData("request: {method: POST, path: /a, json: {n: 1e400, s: é}}", "{type: application/json, body: '{\"n\":1e400,\"s\":\"é\"}'}")]
    [InlineData("request: {method: POST, path: /a, rawBody: '{oops'}", "{type: application/json, body: '{oops'}")]
    [InlineData("request: {method: POST, path: /a, body: plain}", "{type: null, body: plain}")]
    [InlineData("request: {method: POST, path: /a, json: {}, headers: {Content-Type: text/plain}}", "{type: text/plain}")]
    [InlineData("request: {method: POST, path: /a, json: {}, headers: {Content-Type: ''}}", "{type: null, body: '{}'}")]
    [InlineData("request: {method: POST, path: /a, form: {a: 'x y'}}", "{type: application/x-www-form-urlencoded, body: 'a=x%20y'}")]
    [InlineData("request: {method: PUT, path: /a, fill: {text: ab, size: 5}}", "{body: ababa}")]
    [InlineData("request: {method: POST, path: /a, base64: 'cGxhaW4='}", "{type: null, body: plain}")]
    [InlineData("request: {path: /a, json: {q: 1}}", "{method: GET, body: '{\"q\":1}'}")]
    [InlineData("request: {path: /a, headers: {Host: evil.example, Range: bytes=0-3}}", "{host: evil.example, range: bytes=0-3}")]
    public async Task Case_Request_GoesOutAsWritten(string request, string expected) =>
        (await RunAsync($"cases: [{{name: a, {request}, response: {{json: {expected}}}}}]")).ShouldBe(1, 0, 0);

    [Theory]
    [InlineData("{status: 404, error: NOT_FOUND}", "/missing")]
    [InlineData("{error: {code: NOT_FOUND, message: !contains asked}}", "/missing")]
    [InlineData("{status: [404, 410]}", "/missing")]
    [InlineData("{headers: {X-Echo: yes, X-None: !absent }}", "/a")]
    [InlineData("{text: !contains '\"count\":1'}", "/a")]
    [InlineData("{paths: {$.count: 1, '$.none[*].x': []}}", "/a")]
    public async Task Case_AnswerAsExpected_Passes(string response, string path) =>
        (await RunAsync($"cases: [{{name: a, request: {{path: {path}}}, response: {response}}}]")).ShouldBe(1, 0, 0);

    [Theory]
    [InlineData("{}", "/missing", "status: expected 200, got 404")]
    [InlineData("{error: BAD_REQUEST}", "/missing", "status: expected 400, got 404; $.error_code: expected \"BAD_REQUEST\"")]
    [InlineData("{headers: {X-Echo: 'no'}}", "/a", "header X-Echo: expected \"no\"")]
    [InlineData("{size: 1}", "/a", "body: expected 1 bytes")]
    public async Task Case_OtherAnswer_FailsAndSaysWhere(string response, string path, string diff)
    {
        var outcome = await RunAsync($"cases: [{{name: a, request: {{path: {path}}}, response: {response}}}]");

        outcome.ShouldBe(0, 1, 0);
        outcome.Output.ShouldContain($"FAIL area/file/a: line 1: GET {path}: {diff}");
    }

    [Fact]
    public async Task File_SetupBeforeAndCapture_FeedItsCases()
    {
        var outcome = await RunAsync("""
            vars: {label: "v-${unique}"}
            setup:
              - request: {path: "/setup/${label}"}
                capture: {"first_${label}": $.count, at: $.target}
            before:
              - use: poke
                with: {what: extra}
            each:
              request: {path: "/case/${what}/${row}"}
              response: {json: {target: "/case/extra/${row}"}}
            cases:
              - {name: one, with: {row: a}}
              - {name: two, with: {row: b}, response: {json: {target: !regex '^/case/extra/b$'}}}
              - name: loops
                steps:
                  - repeat: 3
                    steps: [{request: {path: "/loop/${i}"}, response: {json: {target: "/loop/${i}"}}}]
                  - foreach: [{k: x}, {k: "${label}"}]
                    steps: [{request: {path: "/${k}"}, capture: {last: $.target}}]
                  - let: {copy: "${last}"}
                  - request: {path: /end}
                    response: {json: {target: /end}}
            """);

        outcome.ShouldBe(3, 0, 0);
        outcome.Requests.ShouldBe(1 + 3 + 1 + 1 + 6);
    }

    [Fact]
    public async Task File_SetupThatFails_FailsEachCase()
    {
        var outcome = await RunAsync("""
            setup: [{request: {path: /missing}}]
            cases: [{name: a, request: {path: /}}, {name: b, request: {path: /}}]
            """);

        outcome.ShouldBe(0, 2, 0);
        outcome.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task Case_BayouOnly_IsSkippedOnMlflow()
    {
        const string Yaml = """
            cases:
              - {name: own, bayou: true, why: it is, request: {path: /missing}}
              - name: partly
                steps:
                  - {request: {path: /missing}, bayou: true, why: it is}
                  - {request: {path: /a}}
            """;

        (await RunAsync(Yaml, TargetKind.Mlflow)).ShouldBe(1, 0, 1);
        (await RunAsync(Yaml)).ShouldBe(0, 2, 0);
    }

    private static async Task<SuiteOutcome> RunAsync(string yaml, TargetKind kind = TargetKind.Bayou)
    {
        await using var server = await EchoServer.StartAsync();
        var fragments = ScenarioCatalog.ReadFragments("poke: [{request: {path: '/poke/${what}'}}]");
        var catalog = new ScenarioCatalog([ScenarioReader.Read("area", "file", yaml)], fragments);
        await using var output = new StringWriter();
        var code = await ConsoleSuite.RunAsync(
            catalog, new ConsoleOptions(server.Address, kind, null, null), output, TimeProvider.System, TestContext.Current.CancellationToken);
        return new SuiteOutcome(code, output.ToString(), server.Count);
    }
}
