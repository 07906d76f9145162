using System.Text;

namespace Bayou.Spans.Tests.Texts;

public sealed class TextSignatureTests
{
    [Theory]
    [InlineData("quick brown", true)]
    [InlineData("QUICK", true)]
    [InlineData("ick bro", true)]
    [InlineData("slow", false)]
    [InlineData("quick red", false)]
    [InlineData("über", true)]
    [InlineData("ab", true)]
    [InlineData("", true)]
    public void MayContain_AFewTexts_TellsWhatIsNotThere(string needle, bool expected)
    {
        var signature = TextSignature.Of(["The quick brown fox", "jumps Über the dog"]);

        TextSignature.MayContain(signature.Span, needle).ShouldBe(expected);
    }

    [Fact]
    public void MayContain_EmptySignature_MayContainAnything() => TextSignature.MayContain([], "anything").ShouldBeTrue();

    [Fact]
    public void MayContain_OfAnotherSize_MayContainAnything() => TextSignature.MayContain(new byte[33], "anything").ShouldBeTrue();

    [Fact]
    public void Of_MuchText_HasASizeThatIsAPowerOfTwoAndIsBounded()
    {
        var random = new Random(1);
        var text = new string([.. Enumerable.Range(0, 3_000_000).Select(_ => (char)random.Next('!', 0xD000))]);

        TextSignature.Of([text]).Length.ShouldBe(32 * 1024);
        TextSignature.Of(["short"]).Length.ShouldBe(32);
    }

    [Fact]
    public void MayContain_OrdinaryWordsNotInTheText_MostlySaysNo()
    {
        var random = new Random(3);
        string Word() => new([.. Enumerable.Range(0, 8).Select(_ => (char)random.Next('a', 'z' + 1))]);
        var signature = TextSignature.Of([.. Enumerable.Range(0, 300).Select(_ => Word())]);

        Enumerable.Range(0, 1000).Count(_ => TextSignature.MayContain(signature.Span, Word())).ShouldBeLessThan(60);
    }

    [Fact]
    public void Signature_OfASpan_MayContainEveryPartOfItsText()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var stored = SpanMaker.Stored(RandomSpans.Next(random, round));
            var signature = SpanTexts.Signature([stored]);
            var text = SpanTexts.Of(stored);
            for (var i = 0; i < 60; i++)
            {
                var start = random.Next(text.Length);
                var part = text.Substring(start, Math.Min(random.Next(3, 30), text.Length - start));
                TextSignature.MayContain(signature.Span, part).ShouldBeTrue(part);
            }

            foreach (var attribute in stored.Span.Attributes)
            {
                var value = SpanTexts.Attribute(stored, attribute.Key)!;
                var start = random.Next(value.Length + 1);
                TextSignature.MayContain(signature.Span, value[start..]).ShouldBeTrue(value);
            }
        }
    }

    [Fact]
    public void Signature_OfASmallSpan_IsSmallAndSeldomTakesAShortWordForItsOwn()
    {
        var random = new Random(11);
        string Word() => new([.. Enumerable.Range(0, 4).Select(_ => (char)random.Next('a', 'z' + 1))]);
        var stored = SpanMaker.Stored(SpanMaker.Make(1, 0, "bench", ("team", "support"), ("gen_ai.request.model", "gpt-4o-mini")));

        var signature = SpanTexts.Signature([stored]);

        signature.Length.ShouldBeLessThanOrEqualTo(256);
        Enumerable.Range(0, 5000).Count(_ => TextSignature.MayContain(signature.Span, Word())).ShouldBeLessThan(25);
        TextSignature.MayContain(signature.Span, "status_code_unset").ShouldBeTrue();
    }

    [Fact]
    public void Fold_AnyCharacter_IgnoresCaseAsSearchesDo()
    {
        for (var code = 0; code < char.MaxValue; code++)
        {
            var rune = Rune.TryCreate(code, out var valid) ? valid : new Rune('a');
            var text = $"x{rune}y";
            var other = $"x{Rune.ToUpperInvariant(rune)}y";
            TextSignature.MayContain(TextSignature.Of([text]).Span, other).ShouldBeTrue(text);
            code += 13;
        }
    }
}
