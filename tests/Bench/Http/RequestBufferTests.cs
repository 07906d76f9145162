using System.Text;
using Bayou.Bench.Http;

namespace Bayou.Bench.Tests.Http;

public sealed class RequestBufferTests
{
    [Fact]
    public void Post_AfterABody_HasItsLengthInBytes()
    {
        var request = NewRequest();
        request.Append("{\"key\":\""u8).AppendJson("dé\"").Append("\",\"value\":"u8).Append(0.1)
            .Append(",\"step\":"u8).Append(-3L).Append("}"u8)
            .Post("/api/x"u8);

        Text(request).ShouldBe(
            "POST /base/api/x HTTP/1.1\r\nHost: host:81\r\nContent-Type: application/json\r\nContent-Length: 37\r\n\r\n"
            + "{\"key\":\"dé\\\"\",\"value\":0.1,\"step\":-3}");
    }

    [Fact]
    public void Post_OfAnotherContentType_NamesIt()
    {
        var request = NewRequest();
        request.Append("ab"u8).Post("/v1/traces"u8, "application/x-protobuf"u8);

        Text(request).ShouldBe(
            "POST /base/v1/traces HTTP/1.1\r\nHost: host:81\r\nContent-Type: application/x-protobuf\r\nContent-Length: 2\r\n\r\nab");
    }

    [Fact]
    public void Get_AfterAPost_HasNoBody()
    {
        var request = NewRequest();
        request.Append("{}"u8).Post("/api/x"u8);
        request.Clear().Get("/api/y?z=1"u8);

        Text(request).ShouldBe("GET /base/api/y?z=1 HTTP/1.1\r\nHost: host:81\r\n\r\n");
    }

    [Fact]
    public void Append_OfALargeBody_KeepsAllOfIt()
    {
        var request = NewRequest();
        for (var index = 0; index < 100_000; index++)
        {
            request.Append("ab"u8);
        }

        request.Post("/"u8);

        Text(request).ShouldContain("Content-Length: 200000\r\n");
        Text(request).ShouldEndWith("\r\n\r\n" + string.Concat(Enumerable.Repeat("ab", 100_000)));
    }

    [Fact]
    public void Put_AnnouncesWhatIsStreamed()
    {
        var request = NewRequest();
        request.Put("/file"u8, 5_000_000_000);

        request.StreamedBytes.ShouldBe(5_000_000_000);
        Text(request).ShouldContain("Content-Length: 5000000000\r\n");
    }

    private static RequestBuffer NewRequest() => new(TargetAddress.Parse("http://host:81/base/"));

    private static string Text(RequestBuffer request) => Encoding.UTF8.GetString(request.Wire);
}
