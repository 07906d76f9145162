using System.Text;
using Bayou.Bench.Http;

namespace Bayou.Bench.Tests.Http;

public sealed class HttpAnswerTests
{
    private const string Fixed = "HTTP/1.1 200 OK\r\nDate: today\r\nContent-Length: 13\r\n\r\n{\"run\": \"ab\"}";
    private const string Chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"ru\r\n8;name=value\r\nn\": \"ab\"\r\n1\r\n}\r\n0\r\nTrailer: x\r\n\r\n";

    private const string Interim = "HTTP/1.1 100 Continue\r\n\r\n" + Fixed;

    [Theory]
    [InlineData(Fixed)]
    [InlineData(Chunked)]
    [InlineData(Interim)]
    public void Take_OfAnAnswerCutAnywhere_GivesTheSameBody(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var answer = NewAnswer();
            answer.Take(bytes.AsSpan(0, cut)).ShouldBe(cut);
            answer.IsComplete.ShouldBe(cut == bytes.Length);
            answer.Take(bytes.AsSpan(cut)).ShouldBe(bytes.Length - cut);

            answer.IsComplete.ShouldBeTrue();
            answer.Status.ShouldBe(200);
            Body(answer).ShouldBe("{\"run\": \"ab\"}");
            answer.BodyLength.ShouldBe(13);
            answer.KeepsConnection.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(Fixed)]
    [InlineData(Chunked)]
    public void Take_ByteByByte_GivesTheSameBody(string text)
    {
        var answer = NewAnswer();
        foreach (var value in Encoding.ASCII.GetBytes(text))
        {
            answer.IsComplete.ShouldBeFalse();
            answer.Take([value]).ShouldBe(1);
        }

        answer.IsComplete.ShouldBeTrue();
        Body(answer).ShouldBe("{\"run\": \"ab\"}");
    }

    [Fact]
    public void Take_OfMoreThanTheAnswer_LeavesTheRest() =>
        NewAnswer().Take(Encoding.ASCII.GetBytes(Fixed + "HTTP/1.1")).ShouldBe(Fixed.Length);

    [Fact]
    public void Take_WithoutKeeping_CountsTheBodyOnly()
    {
        var answer = new HttpAnswer();
        answer.Reset(keepsBody: false);
        answer.Take(Encoding.ASCII.GetBytes(Fixed));

        answer.Body.Length.ShouldBe(0);
        answer.BodyLength.ShouldBe(13);
    }

    [Fact]
    public void Take_OfARefusal_KeepsItsBodyAlways()
    {
        var answer = new HttpAnswer();
        answer.Reset(keepsBody: false);
        answer.Take("HTTP/1.1 503 Service Unavailable\r\ncontent-length: 2\r\n\r\n{}"u8);

        answer.Status.ShouldBe(503);
        Body(answer).ShouldBe("{}");
    }

    [Fact]
    public void EndOfStream_EndsABodyWithoutALength_AndTheConnection()
    {
        var answer = NewAnswer();
        answer.Take("HTTP/1.1 200 OK\r\n\r\nab"u8);

        answer.IsComplete.ShouldBeFalse();
        answer.EndOfStream().ShouldBeTrue();
        Body(answer).ShouldBe("ab");
        answer.KeepsConnection.ShouldBeFalse();
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nConte")]
    [InlineData("")]
    public void EndOfStream_WithinAnAnswer_DoesNotCompleteIt(string text)
    {
        var answer = NewAnswer();
        answer.Take(Encoding.ASCII.GetBytes(text));

        answer.EndOfStream().ShouldBeFalse();
    }

    [Theory]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", true)]
    [InlineData("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", false)]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", false)]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 0\r\nConnection: Keep-Alive\r\n\r\n", true)]
    public void Take_OfAnAnswerWithoutBody_KnowsWhetherTheConnectionStays(string text, bool stays)
    {
        var answer = NewAnswer();
        answer.Take(Encoding.ASCII.GetBytes(text)).ShouldBe(text.Length);

        answer.IsComplete.ShouldBeTrue();
        answer.KeepsConnection.ShouldBe(stays);
    }

    [Fact]
    public void Reset_AfterAnAnswer_TakesAnother()
    {
        var answer = NewAnswer();
        answer.Take(Encoding.ASCII.GetBytes(Chunked));
        answer.Reset(keepsBody: true);
        answer.Take("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno"u8);

        answer.Status.ShouldBe(404);
        Body(answer).ShouldBe("no");
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH\r\n")]
    [InlineData("HTTP/1.1 xyz OK\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n")]
    public void Take_OfSomethingElse_IsRefused(string text) =>
        Should.Throw<BadAnswerException>(() => NewAnswer().Take(Encoding.ASCII.GetBytes(text)));

    private static HttpAnswer NewAnswer()
    {
        var answer = new HttpAnswer();
        answer.Reset(keepsBody: true);
        return answer;
    }

    private static string Body(HttpAnswer answer) => Encoding.ASCII.GetString(answer.Body);
}
