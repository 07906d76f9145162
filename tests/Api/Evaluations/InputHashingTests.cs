using System.Text.Json;
using Bayou.Api.Evaluations;

namespace Bayou.Api.Tests.Evaluations;

public sealed class InputHashingTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[{"c":2,"d":3}]}""", """{ "b" : [ { "d" : 3, "c" : 2 } ], "a" : 1 }""")]
    [InlineData("""{"a":1.50}""", """{"a":1.5}""")]
    [InlineData("""{"a":1e2}""", """{"a":100.0}""")]
    [InlineData("""{"a":-0}""", """{"a":0}""")]
    [InlineData("{\"a\":\"\\u00e9\"}", """{"a":"é"}""")]
    public void Inputs_ThatMeanTheSame_HaveOneHash(string left, string right) => Hash(left).ShouldBe(Hash(right));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1.0}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""")]
    [InlineData("""{"a":"1"}""", """{"a":1}""")]
    [InlineData("""{"a":null}""", "{}")]
    [InlineData("""{"a":true}""", """{"a":1}""")]
    public void Inputs_ThatDiffer_HaveDifferentHashes(string left, string right) => Hash(left).ShouldNotBe(Hash(right));

    private static string Hash(string json)
    {
        using var document = JsonDocument.Parse(json);
        return InputHashing.Hash(document.RootElement);
    }
}
