namespace Bayou.Spans.Tests;

/// <summary>What version 1 stores must load for ever.</summary>
public sealed class StoredSampleTests
{
    private const string Content = "AQgBEhcKFQoMc2VydmljZS5uYW1lEgUKA2FwcBoFCgNsaWIiygIKlAIKEAr3ZRkWzUPdhEjrIRyAMZwSCAAAAAAAAAABKgRjaGF0MAM5AQAqNv6clxdBAcrEcf6clxdKHwoVZ2VuX2FpLm9wZXJhdGlvbi5uYW1lEgYKBGNoYXRKIAoUZ2VuX2FpLnJlcXVlc3QubW9kZWwSCAoGZ3B0LTRvSjgKFWdlbl9haS5pbnB1dC5tZXNzYWdlcxIfCh1XaGF0IGlzIHRoZSB3ZWF0aGVyIGluIFBhcmlzP0ofChlnZW5fYWkudXNhZ2UuaW5wdXRfdG9rZW5zEgIYB0oaChFnZW5fYWkudXNhZ2UuY29zdBIFCgMwLjVKHgoWZ2VuX2FpLmNvbnZlcnNhdGlvbi5pZBIECgJjMXoCGAEQARgBIi0KCkNIQVRfTU9ERUwSAhgCIgZncHQtNG8yBAgHGAc6CRkAAAAAAADgP1oCYzE=";
    private const string Signature = "AtAQBQGwFQLBgQkUhQATGA4KShCQiConCIC9gYgBQoKCMAyaG0ACkCAKDaC3ACIi0hASFERSAJwCADCSik4AAwELgwCLAKQSigDjIAmGgEQGgwEGGRATDCiFAIoUKJ4wAUgDILKAAAAIgAAACBAQoBALGaUShLPlTgBgtAMaiIIITUICFQWQAAcikhAAAIRSMoiYAZoAABAhhCMBSIBGFBMKUR8IEKPIGWAUEghAISYsiCMIB4ADBAqjRwAQBBAFICGAAQlACwwzRgSgCJBdAUKMAyAMgBgCIg0GWACCYQEYEygFghTBAM21wSAKAaQTCAAJgxCAABAgCCgHVop6Gg==";

    [Fact]
    public void Decode_BatchOfVersionOne_GivesItsSpan()
    {
        var stored = SpanContentCodec.Decode(Convert.FromBase64String(Content)).ShouldHaveSingleItem();

        stored.Span.Name.ShouldBe("chat");
        stored.Resource!.Attributes[0].Value.StringValue.ShouldBe("app");
        stored.Scope!.Name.ShouldBe("lib");
        stored.Facts.Type.ShouldBe("CHAT_MODEL");
        stored.Facts.Inputs.ShouldBe("\"What is the weather in Paris?\"");
        stored.Facts.Tokens!.Input.ShouldBe(7);
        stored.Facts.Cost!.Total.ShouldBe(0.5);
        stored.Facts.Session.ShouldBe("c1");
    }

    [Theory]
    [InlineData("weather in Paris", true)]
    [InlineData("WEATHER", true)]
    [InlineData("gen_ai.input.messages", true)]
    [InlineData("snow in Berlin", false)]
    public void MayContain_SignatureOfVersionOne_StillTells(string needle, bool expected) =>
        TextSignature.MayContain(Convert.FromBase64String(Signature), needle).ShouldBe(expected);
}
