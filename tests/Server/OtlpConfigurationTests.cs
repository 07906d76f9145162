using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Bayou.Testing;

namespace Bayou.Server.Tests;

public sealed class OtlpConfigurationTests
{
    private const int ConfigurationFault = 2;

    [Fact]
    public async Task Server_OtlpFaults_AreAllToldByKey()
    {
        var exit = await BayouProcess.RunAsync(new BayouProcessOptions
        {
            Arguments = ["server", "--port", "5000", "--otlp-grpc-port", "5000"],
            Environment = new Dictionary<string, string>
            {
                ["BAYOU_OTLP_MAX_BODY_BYTES"] = "12",
                ["BAYOU_OTLP_MAX_DECODED_BYTES"] = "much",
                ["BAYOU_OTLP_CREATE_EXPERIMENTS"] = "perhaps",
            },
        });

        exit.Code.ShouldBe(ConfigurationFault);
        exit.Error.ShouldContain("has 4 faults:");
        exit.Error.ShouldContain("  --otlp-grpc-port: Port 5000 is that of --port");
        exit.Error.ShouldContain("  BAYOU_OTLP_MAX_BODY_BYTES: '12' is not a whole number from 1024 to 1073741824.");
        exit.Error.ShouldContain("  BAYOU_OTLP_MAX_DECODED_BYTES: 'much' is not");
        exit.Error.ShouldContain("  BAYOU_OTLP_CREATE_EXPERIMENTS: 'perhaps' is neither true nor false.");
    }

    [Fact]
    public async Task Server_FilesOfTraces_AreCheckedAtTheStart()
    {
        var directory = Directory.CreateTempSubdirectory("bayou-");
        await File.WriteAllTextAsync(
            Path.Combine(directory.FullName, "redaction.json"), """{"patterns": ["nothing"], "expressions": {"open": "("}}""", TestContext.Current.CancellationToken);

        var exit = await BayouProcess.RunAsync(new BayouProcessOptions
        {
            Directory = directory.FullName,
            Arguments = ["server", "--trace-redaction-file", "redaction.json", "--trace-price-file", "missing.json"],
        });
        directory.Delete(recursive: true);

        exit.Code.ShouldBe(ConfigurationFault);
        exit.Error.ShouldContain("  --trace-price-file: The file 'missing.json' can't be read");
        exit.Error.ShouldContain("  --trace-redaction-file: The file 'redaction.json' is at fault: Redaction:Patterns:0 is 'nothing'");
        exit.Error.ShouldContain("Redaction:Expressions:open");
    }

    [Fact]
    public async Task AGrpcPort_ThatIsTaken_IsToldByItsOwnSetting()
    {
        var port = FixedPorts.Next();
        await using var first = await BayouProcess.StartAsync("--otlp-grpc-port", $"{port}");

        var exit = await BayouProcess.RunAsync(new BayouProcessOptions
        {
            Arguments = ["server", "--port", "0", "--otlp-grpc-port", $"{port}"],
        });

        exit.Code.ShouldBe(ConfigurationFault);
        exit.Error.ShouldContain($"--otlp-grpc-port (BAYOU_OTLP_GRPC_PORT): Port {port} of 127.0.0.1 is in use by another process.");
    }

    [Fact]
    public async Task AGrpcPort_SpeaksHttp2Only_AndChecksHosts()
    {
        var port = FixedPorts.Next();
        await using var server = await BayouProcess.StartAsync("--otlp-grpc-port", $"{port}");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        using var answer = await client.SendAsync(Export(host: null));
        using var strange = await client.SendAsync(Export("evil.example"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.TrailingHeaders.GetValues("grpc-status").ShouldBe(["3"]);
        strange.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task ExperimentsThatAreMissing_AreNotMade_WhenToldSo()
    {
        await using var server = await BayouProcess.StartAsync("--no-otlp-create-experiments");
        const string Spans = """
            {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"new"}}]},"scopeSpans":[{"spans":[
            {"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","startTimeUnixNano":"1700000000000000000"}]}]}]}
            """;

        using var content = new StringContent(Spans, Encoding.UTF8, "application/json");
        using var answer = await server.Client.PostAsync("v1/traces", content);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("BAYOU_OTLP_CREATE_EXPERIMENTS=true");
    }

    [Fact]
    public async Task WhatRedactionNames_IsMaskedBeforeItIsStored()
    {
        var directory = Directory.CreateTempSubdirectory("bayou-");
        await File.WriteAllTextAsync(
            Path.Combine(directory.FullName, "redaction.json"),
            """{"attributeKeys": ["secret.*"], "patterns": ["email"]}""",
            TestContext.Current.CancellationToken);
        const string Spans = """
            {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"chat",
            "startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000000000000001","attributes":[
            {"key":"secret.word","value":{"stringValue":"sesame"}},{"key":"text","value":{"stringValue":"write to ada@example.com now"}}]}]}]}]}
            """;
        await using (var server = await BayouProcess.StartAsync(new BayouProcessOptions
        {
            Directory = directory.FullName,
            Arguments = ["server", "--port", "0", "--trace-redaction-file", "redaction.json"],
        }))
        {
            using var content = new StringContent(Spans, Encoding.UTF8, "application/json");
            (await server.Client.PostAsync("v1/traces", content)).StatusCode.ShouldBe(HttpStatusCode.OK);

            var trace = await server.Client.GetStringAsync("api/3.0/mlflow/traces/get?trace_id=tr-5b8efff798038103d269b633813fc60c");
            trace.ShouldContain("write to [REDACTED:email] now");
            trace.ShouldNotContain("sesame");
            trace.ShouldNotContain("ada@");
            await server.KillAsync();
        }

        var stored = Directory.GetFiles(directory.FullName, "bayou.db*").Select(path => Encoding.Latin1.GetString(File.ReadAllBytes(path)));
        stored.ShouldAllBe(text => !text.Contains("sesame", StringComparison.Ordinal) && !text.Contains("ada@", StringComparison.Ordinal));
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task ABody_ThatIsCutOff_IsRefusedByTheServerToo()
    {
        await using var server = await BayouProcess.StartAsync();
        byte[] cut = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0];

        using var content = new ByteArrayContent(cut);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        content.Headers.ContentEncoding.Add("gzip");
        using var answer = await server.Client.PostAsync("v1/logs", content);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static HttpRequestMessage Export(string? host)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/opentelemetry.proto.collector.trace.v1.TraceService/Export")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(new byte[5]),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.Host = host;
        return request;
    }
}
