using System.Buffers;
using System.Text;
using System.Text.Json;
using Bayou.Contracts.Errors;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Tests;

public sealed class OtlpJsonTests
{
    [Fact]
    public void ReadTraces_AnExportersRequest_ReadsAllMembers()
    {
        var request = OtlpJson.ReadTraces(Encoding.UTF8.GetBytes("""
            {"resourceSpans": [{"resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "shop"}}]}, "newMember": 5,
              "scopeSpans": [{"scope": {"name": "lib", "version": "1.0"}, "spans": [{
                "traceId": "5B8EFFF798038103D269B633813FC60C", "spanId": "eee19b7ec3c1b174", "parentSpanId": "eee19b7ec3c1b173", "name": "call",
                "kind": "SPAN_KIND_CLIENT", "startTimeUnixNano": "1544712660000000000", "endTimeUnixNano": 1544712661000000000,
                "attributes": [{"key": "n", "value": {"intValue": "12"}}, {"key": "d", "value": {"doubleValue": 1.5}},
                  {"key": "l", "value": {"arrayValue": {"values": [{"boolValue": true}, {}]}}},
                  {"key": "o", "value": {"kvlistValue": {"values": [{"key": "x", "value": {"bytesValue": "AQI="}}]}}}, {"key": "none"}],
                "events": [{"timeUnixNano": "5", "name": "e", "attributes": []}], "links": [{"traceId": "5b8efff798038103d269b633813fc60c", "spanId": "eee19b7ec3c1b170"}],
                "status": {"code": 2, "message": "boom"}, "flags": 257}]}]}]}
            """));

        var span = request.ResourceSpans[0].ScopeSpans[0].Spans[0];
        request.ResourceSpans[0].Resource.Attributes[0].Value.StringValue.ShouldBe("shop");
        request.ResourceSpans[0].ScopeSpans[0].Scope.Name.ShouldBe("lib");
        Convert.ToHexStringLower(span.TraceId.Span).ShouldBe("5b8efff798038103d269b633813fc60c");
        span.Kind.ShouldBe(3);
        span.StartTimeUnixNano.ShouldBe(1544712660000000000UL);
        span.EndTimeUnixNano.ShouldBe(1544712661000000000UL);
        span.Attributes.Select(attribute => attribute.Value?.ValueCase).ShouldBe(
        [
            AnyValue.ValueOneofCase.IntValue, AnyValue.ValueOneofCase.DoubleValue, AnyValue.ValueOneofCase.ArrayValue, AnyValue.ValueOneofCase.KvlistValue, null,
        ]);
        span.Status.ShouldBe(new Status { Code = 2, Message = "boom" });
        span.Links.Count.ShouldBe(1);
        span.Flags.ShouldBe(257u);
    }

    [Theory]
    [InlineData(OtlpJsonStyle.Otlp)]
    [InlineData(OtlpJsonStyle.Mlflow)]
    public void Write_AnySpan_ReadsAsTheSame(OtlpJsonStyle style)
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var span = SpanMaker.Stored(RandomSpans.Next(random, round)).Span;
            span.Links.Clear();
            foreach (var attribute in span.Attributes.Concat(span.Events.SelectMany(item => item.Attributes)))
            {
                attribute.Value ??= new AnyValue();
            }

            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                OtlpJson.Write(writer, span, style);
            }

            var json = $$"""{"resourceSpans": [{"scopeSpans": [{"spans": [{{Encoding.UTF8.GetString(buffer.WrittenSpan)}}]}]}]}""";
            var read = OtlpJson.ReadTraces(Encoding.UTF8.GetBytes(json)).ResourceSpans[0].ScopeSpans[0].Spans[0];

            read.Name.ShouldBe(span.Name);
            read.Attributes.ShouldBe(span.Attributes);
            read.Events.ShouldBe(span.Events);
            read.SpanId.ShouldBe(span.SpanId);
            read.EndTimeUnixNano.ShouldBe(span.EndTimeUnixNano);
        }
    }

    [Theory]
    [InlineData("{", "JSON")]
    [InlineData("[]", "resourceSpans")]
    [InlineData("""{"resourceSpans": 5}""", "resourceSpans")]
    [InlineData("""{"resourceSpans": [{"scopeSpans": [{"spans": [{"traceId": "xyz"}]}]}]}""", "traceId")]
    [InlineData("""{"resourceSpans": [{"scopeSpans": [{"spans": [{"startTimeUnixNano": "soon"}]}]}]}""", "startTimeUnixNano")]
    [InlineData("""{"resourceSpans": [{"scopeSpans": [{"spans": [{"name": "\ud800"}]}]}]}""", "name")]
    [InlineData("""{"resourceSpans": [{"scopeSpans": [{"spans": [{"attributes": [{"key": "a", "value": {"intValue": "x"}}]}]}]}]}""", "intValue")]
    [InlineData("""{"resourceSpans": [{"scopeSpans": [{"spans": [{"attributes": [{"key": "a", "value": "x"}]}]}]}]}""", "stringValue")]
    public void ReadTraces_WrongKind_NamesTheMember(string json, string named) =>
        Should.Throw<BayouException>(() => OtlpJson.ReadTraces(Encoding.UTF8.GetBytes(json))).Message.ShouldContain(named);

    [Theory]
    [InlineData("""{"traceId": "xyz"}""", "'traceId' must be 32 hex digits, not 'xyz'.")]
    [InlineData("""{"traceId": "5b8efff798038103d269b633813fc60"}""", "'traceId' must be 32 hex digits, not '5b8efff798038103d269b633813fc60'.")]
    [InlineData("""{"spanId": "zzzzzzzzzzzzzzzz"}""", "'spanId' must be 16 hex digits, not 'zzzzzzzzzzzzzzzz'.")]
    [InlineData("""{"parentSpanId": "-"}""", "'parentSpanId' must be 16 hex digits, not '-'.")]
    [InlineData("""{"links": [{"traceId": "q"}]}""", "'links.traceId' must be 32 hex digits, not 'q'.")]
    [InlineData("""{"startTimeUnixNano": -1}""", "'startTimeUnixNano' must be a whole number, 0 or more, not this number.")]
    [InlineData("""{"endTimeUnixNano": 1e30}""", "'endTimeUnixNano' must be a whole number, 0 or more, not this number.")]
    [InlineData("""{"kind": "SPAN_KIND_ODD"}""", "'kind' must be one of the enumeration's numbers or names, not this text.")]
    [InlineData("""{"attributes": {}}""", "'attributes' must be a list, not an object.")]
    [InlineData("""{"name": "\ud800"}""", "'name' must be valid Unicode, not this text.")]
    [InlineData("5", "An object with 'traceId' was expected, not this number.")]
    public void ReadTraces_AMalformedSpanAmongGoodOnes_IsLeftOutWithTheReason(string span, string reason)
    {
        var json = Encoding.UTF8.GetBytes($$"""{"resourceSpans": [{"scopeSpans": [{"spans": [{"name": "a"}, {{span}}, {"name": "b"}]}]}]}""");
        var faults = new List<string>();

        var spans = OtlpJson.ReadTraces(json, faults).ResourceSpans[0].ScopeSpans[0].Spans;

        spans.Select(read => read.Name).ShouldBe(["a", "b"]);
        faults.ShouldBe([reason]);
    }

    [Fact]
    public void ReadTraces_AMalformedResource_IsRefusedWhole()
    {
        var json = """{"resourceSpans": [{"resource": 5, "scopeSpans": [{"spans": [{"name": "a"}]}]}]}"""u8.ToArray();

        Should.Throw<BayouException>(() => OtlpJson.ReadTraces(json, []));
    }

    [Fact]
    public void ReadTraces_TooManyMalformedSpans_AreRefusedWhole()
    {
        var json = Encoding.UTF8.GetBytes($$"""{"resourceSpans": [{"scopeSpans": [{"spans": [{{string.Join(',', Enumerable.Repeat("5", 10_001))}}]}]}]}""");

        Should.Throw<BayouException>(() => OtlpJson.ReadTraces(json, []));
    }

    [Fact]
    public void ReadLogs_AMalformedRecordAmongGoodOnes_IsLeftOutWithTheReason()
    {
        var json = """{"resourceLogs": [{"scopeLogs": [{"logRecords": [{"spanId": "xyz"}, {"eventName": "e"}]}]}]}"""u8.ToArray();
        var faults = new List<string>();

        OtlpJson.ReadLogs(json, faults).ResourceLogs[0].ScopeLogs[0].LogRecords.ShouldHaveSingleItem().EventName.ShouldBe("e");
        faults.ShouldBe(["'spanId' must be 16 hex digits, not 'xyz'."]);
    }

    [Fact]
    public void ReadLogs_ARecordWithBody_ReadsIt()
    {
        var request = OtlpJson.ReadLogs(Encoding.UTF8.GetBytes("""
            {"resourceLogs": [{"scopeLogs": [{"scope": {"name": "s"}, "logRecords": [{"timeUnixNano": "7", "severityNumber": "SEVERITY_NUMBER_WARN2",
              "eventName": "gen_ai.user.message", "traceId": "5b8efff798038103d269b633813fc60c", "spanId": "eee19b7ec3c1b174",
              "body": {"kvlistValue": {"values": [{"key": "content", "value": {"stringValue": "Hi"}}]}}}]}]}]}
            """));

        var record = request.ResourceLogs[0].ScopeLogs[0].LogRecords[0];
        record.EventName.ShouldBe("gen_ai.user.message");
        record.SeverityNumber.ShouldBe(14);
        record.Body.KvlistValue.Values[0].Value.StringValue.ShouldBe("Hi");
    }
}
