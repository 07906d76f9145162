using System.Text.Json;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Tests.Traces;

public sealed class TimeFieldsTests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("2026-01-31T12:00:00.5Z", 1769860800500)]
    [InlineData("2026-01-31T12:00:00.123999999Z", 1769860800123)]
    [InlineData("2026-01-31T14:00:00+02:00", 1769860800000)]
    [InlineData("1969-12-31T23:59:59.250Z", -750)]
    [InlineData("0001-01-01T00:00:00Z", JsonTimes.MinTimestamp)]
    [InlineData("9999-12-31T23:59:59.999Z", JsonTimes.MaxTimestamp)]
    public void Timestamp_OfProtobuf_IsReadToTheMillisecond(string text, long expected) =>
        Fields(text).Timestamp("at").ShouldBe(expected);

    [Theory]
    [InlineData("2026-01-31")]
    [InlineData("2026-01-31T12:00:00")]
    [InlineData("2026-02-30T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00.1234567890Z")]
    [InlineData("2026-01-31T12:00:00Z ")]
    [InlineData("٢٠٢٦-01-31T12:00:00Z")]
    public void Timestamp_ThatIsNone_NamesItsField(string text) =>
        Should.Throw<BayouException>(() => Fields(text).Timestamp("at")).Message.ShouldContain("'at'");

    [Theory]
    [InlineData("0s", 0)]
    [InlineData("1.5s", 1500)]
    [InlineData("-0.250s", -250)]
    [InlineData("315576000000s", 315576000000000)]
    public void Duration_OfProtobuf_IsReadToTheMillisecond(string text, long expected) =>
        Fields(text).Duration("at").ShouldBe(expected);

    [Theory]
    [InlineData("1.5")]
    [InlineData("s")]
    [InlineData(".5s")]
    [InlineData("315576000001s")]
    [InlineData("99999999999999s")]
    public void Duration_ThatIsNone_NamesItsField(string text) =>
        Should.Throw<BayouException>(() => Fields(text).Duration("at")).Message.ShouldContain("'at'");

    [Theory]
    [InlineData(0)]
    [InlineData(1769860800500)]
    [InlineData(-750)]
    [InlineData(JsonTimes.MinTimestamp)]
    [InlineData(JsonTimes.MaxTimestamp)]
    public void Timestamp_ThatWasWritten_IsReadAgain(long milliseconds) =>
        Fields(Written(json => json.WriteTimestamp("at"u8, milliseconds))).Timestamp("at").ShouldBe(milliseconds);

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1500, "1.500s")]
    [InlineData(-250, "-0.250s")]
    [InlineData(-61001, "-61.001s")]
    public void Duration_ThatWasWritten_IsReadAgain(long milliseconds, string text)
    {
        var written = Written(json => json.WriteDuration("at"u8, milliseconds));

        written.ShouldBe(text);
        Fields(written).Duration("at").ShouldBe(milliseconds);
    }

    private static ObjectFields Fields(string text) => new(JsonSerializer.SerializeToElement(new { at = text }), "");

    private static string Written(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.ToArray()).RootElement.GetProperty("at").GetString()!;
    }
}
