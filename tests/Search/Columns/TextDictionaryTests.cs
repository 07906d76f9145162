using Bayou.Search.Columns;
using Bayou.Search.Tests.Model;

namespace Bayou.Search.Tests.Columns;

public sealed class TextDictionaryTests
{
    private static readonly string[] Odd = ["", "\0", "a", "a\0", "ÿ", "Ā", "aĀ", "😀", "\uD800", new('x', 300_000), new('Ā', 200_000)];

    [Fact]
    public void Add_OfAnyText_GivesItBackUnchanged()
    {
        var dictionary = new TextDictionary();
        var buffer = Array.Empty<char>();
        var many = Enumerable.Range(0, 20_000).Select(i => $"text {i} {(i % 3 == 0 ? "ā" : "a")}");
        var texts = Odd.Concat(many).Concat(Odd.Select(text => text + "!")).ToList();
        texts.ConvertAll(text => dictionary.Add(text)).ShouldBe(Enumerable.Range(0, texts.Count));
        dictionary.Count.ShouldBe(texts.Count);
        for (var number = 0; number < texts.Count; number++)
        {
            (dictionary.Get(number) == texts[number]).ShouldBeTrue();
            dictionary.Read(number, ref buffer).SequenceEqual(texts[number]).ShouldBeTrue();
            dictionary.Find(texts[number]).ShouldBe(number);
            dictionary.Add(texts[number]).ShouldBe(number);
        }

        dictionary.Find("never added").ShouldBe(-1);
    }

    [Fact]
    public void Compare_OfAnyTexts_AgreesWithOrdinalOrder()
    {
        var dictionary = new TextDictionary();
        var texts = Odd.Concat(Vocabulary.Texts).Distinct().ToList();
        texts.ForEach(text => dictionary.Add(text));
        for (var left = 0; left < texts.Count; left++)
        {
            for (var right = 0; right < texts.Count; right++)
            {
                var expected = Math.Sign(string.CompareOrdinal(texts[left], texts[right]));
                Math.Sign(dictionary.Compare(left, right)).ShouldBe(expected);
                Math.Sign(dictionary.Compare(left, texts[right])).ShouldBe(expected);
                var byPrefix = dictionary.Prefix(left).CompareTo(dictionary.Prefix(right));
                (byPrefix == 0 || byPrefix == expected).ShouldBeTrue();
            }

            dictionary.Prefix(left).ShouldBe(TextDictionary.PrefixOf(texts[left]));
        }
    }
}
