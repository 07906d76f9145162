using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;

namespace Bayou.Storage.Tests.Artifacts;

public class ArtifactPathTests
{
    [Theory]
    [InlineData("model")]
    [InlineData("1/0198f0/artifacts/model/MLmodel")]
    [InlineData("a b/c+d,e=f&g@h~i!'().txt")]
    [InlineData("..hidden/...")]
    [InlineData("größe/温度.csv")]
    [InlineData("50%.csv")]
    [InlineData("top10%data.csv")]
    [InlineData("a%20b.txt")]
    [InlineData("step:1/x:y")]
    public void Parse_HarmlessPath_KeepsTheText(string text) => ArtifactPath.Parse(text).Value.ShouldBe(text);

    [Theory]
    [InlineData("..", "'..'")]
    [InlineData("../x", "'..'")]
    [InlineData("a/../../x", "'..'")]
    [InlineData("a/..", "'..'")]
    [InlineData("/etc/passwd", "absolute")]
    [InlineData("//etc/passwd", "absolute")]
    [InlineData("C:/windows", "drive letter")]
    [InlineData("c:windows", "drive letter")]
    [InlineData(@"\\host\share", "character '\\'")]
    [InlineData(@"a\..\..\x", "character '\\'")]
    [InlineData("a#../../x", "character '#'")]
    [InlineData("a?b", "character '?'")]
    [InlineData("a\0b", "U+0000")]
    [InlineData("a\nb", "U+000A")]
    [InlineData("a\u0085b", "U+0085")]
    [InlineData("a//b", "empty")]
    [InlineData("a/", "empty")]
    [InlineData("./a", "'.'")]
    [InlineData("a/./b", "'.'")]
    [InlineData("", "empty")]
    [InlineData("a\ud800b", "UTF-8")]
    public void Parse_UnsafePath_IsRefusedWithTheReason(string text, string reason) =>
        RefusalOf(() => ArtifactPath.Parse(text)).ShouldContain(reason);

    [Theory]
    [InlineData("%2e%2e/x")]
    [InlineData("%2E%2E%2Fx")]
    [InlineData("..%2fx")]
    [InlineData("%252e%252e%252fx")]
    [InlineData("a/%25252e%25252e/x")]
    [InlineData("..%5cx")]
    [InlineData("a%00b")]
    [InlineData("a%2500b")]
    [InlineData("%2fetc/passwd")]
    [InlineData("%43:/x")]
    [InlineData("a%23b")]
    [InlineData("a%3Fb")]
    [InlineData("%ff/%2e%2e/x")]
    public void Parse_HazardBehindPercentEncoding_IsRefused(string text) =>
        RefusalOf(() => ArtifactPath.Parse(text)).ShouldStartWith("Invalid path: percent-decoded");

    [Fact]
    public void Parse_EncodedMoreOftenThanIsLookedAt_IsRefused()
    {
        var text = ".";
        for (var round = 0; round < 12; round++)
        {
            text = text.Replace("%", "%25", StringComparison.Ordinal).Replace(".", "%2e", StringComparison.Ordinal);
        }

        RefusalOf(() => ArtifactPath.Parse(text)).ShouldContain("more than 10 times");
    }

    [Fact]
    public void Parse_SegmentOf255Bytes_IsTakenAndOneMoreIsNot()
    {
        var longest = new string('é', 127) + "x";
        ArtifactPath.Parse(longest).Name.ShouldBe(longest);
        RefusalOf(() => ArtifactPath.Parse(longest + "x")).ShouldContain("255 bytes");
    }

    [Fact]
    public void Parse_PathOf4096Bytes_IsTakenAndOneMoreIsNot()
    {
        var longest = string.Join('/', Enumerable.Repeat(new string('a', 240), 17))[..4096];
        ArtifactPath.Parse(longest).Value.Length.ShouldBe(4096);
        RefusalOf(() => ArtifactPath.Parse(longest + "a")).ShouldContain("4096 bytes");
    }

    [Theory]
    [InlineData("a%20b/c", "a b/c")]
    [InlineData("a%2520b", "a%20b")]
    [InlineData("50%25.csv", "50%.csv")]
    [InlineData("50%.csv", "50%.csv")]
    [InlineData("top10%data.csv", "top10%data.csv")]
    [InlineData("a+b", "a+b")]
    [InlineData("gr%C3%B6%C3%9Fe", "größe")]
    [InlineData("%c0%ae%c0%ae/x", "%c0%ae%c0%ae/x")]
    public void ParseEscaped_Url_IsDecodedExactlyOnce(string text, string path) => ArtifactPath.ParseEscaped(text).Value.ShouldBe(path);

    [Fact]
    public void Append_ToTheRootAndOfTheRoot_ChangesNothing()
    {
        var path = ArtifactPath.Parse("a/b");
        ArtifactPath.Root.Append(path).ShouldBe(path);
        path.Append(ArtifactPath.Root).ShouldBe(path);
        path.Append(path).Value.ShouldBe("a/b/a/b");
    }

    [Fact]
    public void Parent_OfAPath_EndsAtTheRoot()
    {
        var path = ArtifactPath.Parse("a/b");
        path.Name.ShouldBe("b");
        path.Parent.Value.ShouldBe("a");
        path.Parent.Parent.ShouldBe(ArtifactPath.Root);
    }

    [Fact]
    public void TryParse_UnsafePath_AnswersFalse() => ArtifactPath.TryParse("../x", out _).ShouldBeFalse();

    private static string RefusalOf(Func<ArtifactPath> parse)
    {
        var refusal = Should.Throw<BayouException>(parse);
        refusal.Code.ShouldBe(ErrorCode.InvalidParameterValue);
        refusal.Message.ShouldStartWith("Invalid path: ");
        return refusal.Message;
    }
}
