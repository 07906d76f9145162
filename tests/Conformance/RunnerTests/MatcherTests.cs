using System.Text.Json;
using Bayou.Conformance.Tests.Documents;
using Bayou.Conformance.Tests.Matching;

namespace Bayou.Conformance.Tests.RunnerTests;

public sealed class MatcherTests
{
    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("1e3", "1000")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("'1'", "\"1\"")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("{a: 1}", """{"a":1,"b":2}""")]
    [InlineData("!subset {a: 1}", """{"a":1,"b":2}""")]
    [InlineData("!exact {a: 1}", """{"a":1}""")]
    [InlineData("{a: !absent }", """{"b":2}""")]
    [InlineData("[1, 2]", "[1,2]")]
    [InlineData("!unordered [1, 2]", "[2,1]")]
    [InlineData("!unordered [!any , 2]", "[2,1]")]
    [InlineData("!contains [2]", "[1,2,3]")]
    [InlineData("!contains bc", "\"abcd\"")]
    [InlineData("!excludes bd", "\"abcd\"")]
    [InlineData("!regex '^a.c$'", "\"abc\"")]
    [InlineData("!startsWith ab", "\"abc\"")]
    [InlineData("!endsWith bc", "\"abc\"")]
    [InlineData("!any ", "null")]
    [InlineData("!number ", "1.5")]
    [InlineData("!integer ", "-5")]
    [InlineData("!string ", "\"\"")]
    [InlineData("!uuidhex ", "\"0123456789abcdef0123456789abcdef\"")]
    [InlineData("!gte 5", "5")]
    [InlineData("!gt 5", "5.5")]
    [InlineData("!lte 5", "5")]
    [InlineData("!lt 5", "-5")]
    [InlineData("!each {a: !number }", """[{"a":1},{"a":2}]""")]
    [InlineData("!not 1", "2")]
    [InlineData("!all [!gte 1, !lt 3]", "2")]
    [InlineData("!anyOf [1, two]", "\"two\"")]
    [InlineData("!length 2", "[1,2]")]
    [InlineData("!length 3", "\"abc\"")]
    [InlineData("!json [{a: 1}]", "\"[{\\\"a\\\":1}]\"")]
    public void Matcher_FittingValue_Accepts(string expected, string actual) => Accepts(expected, actual).ShouldBeTrue();

    [Theory]
    [InlineData("1", "2")]
    [InlineData("1", "\"1\"")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("'1'", "1")]
    [InlineData("true", "false")]
    [InlineData("null", "0")]
    [InlineData("{a: null}", "{}")]
    [InlineData("{a: 1}", "[]")]
    [InlineData("!exact {a: 1}", """{"a":1,"b":2}""")]
    [InlineData("{a: !absent }", """{"a":null}""")]
    [InlineData("{a: !any }", "{}")]
    [InlineData("{a: !not 1}", "{}")]
    [InlineData("[1, 2]", "[2,1]")]
    [InlineData("[1]", "[1,2]")]
    [InlineData("!unordered [1, 1]", "[1,2]")]
    [InlineData("!unordered [1]", "[1,1]")]
    [InlineData("!contains [1, 1]", "[1,2]")]
    [InlineData("!contains bd", "\"abcd\"")]
    [InlineData("!excludes bc", "\"abcd\"")]
    [InlineData("!regex '^b'", "\"abc\"")]
    [InlineData("!number ", "\"1\"")]
    [InlineData("!integer ", "1.0")]
    [InlineData("!uuidhex ", "\"0123\"")]
    [InlineData("!gte 5", "4.9")]
    [InlineData("!lt 5", "5")]
    [InlineData("!each 1", "[1,2]")]
    [InlineData("!not 1", "1.0")]
    [InlineData("!all [!gte 1, !lt 3]", "3")]
    [InlineData("!anyOf [1, two]", "3")]
    [InlineData("!length 2", "[1]")]
    [InlineData("!json 1", "\"not json\"")]
    public void Matcher_OtherValue_Refuses(string expected, string actual) => Accepts(expected, actual).ShouldBeFalse();

    [Fact]
    public void Check_NestedDifference_NamesItsPath()
    {
        var mismatch = Check("{run: {info: {status: FINISHED}}}", """{"run":{"info":{"status":"RUNNING"}}}""").ShouldHaveSingleItem();

        mismatch.ToString().ShouldBe("$.run.info.status: expected \"FINISHED\", got \"RUNNING\"");
    }

    [Fact]
    public void Read_UnknownTag_IsRefusedWithItsLine() =>
        Should.Throw<ScenarioFormatException>(() => MatcherReader.Read(YamlDocument.Parse("\na: !regexp x"))).Message.ShouldBe("line 2: There is no matcher !regexp.");

    private static bool Accepts(string expected, string actual) => !Check(expected, actual).Any();

    private static IEnumerable<Mismatch> Check(string expected, string actual)
    {
        using var document = JsonDocument.Parse(actual);
        return [.. MatcherReader.Read(YamlDocument.Parse(expected)).Check(document.RootElement, "$")];
    }
}
