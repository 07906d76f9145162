using System.Text;
using Bayou.Search.Language;
using Bayou.Search.Tests.Model;

namespace Bayou.Search.Tests.Language;

public sealed class LikePatternTests
{
    private static readonly string[] PatternPieces = ["%", "%", "_", "a", "b", "A", "é", "😀"];
    private static readonly string[] TextPieces = ["a", "b", "A", "B", "É", "é", "😀", "\uD83D"];

    private static readonly string[] NarrowPieces = ["%", "_", "a", "a", "a", "b", "ab", "A", "é", "É", "ß", "\0"];

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("%", "", true)]
    [InlineData("_", "", false)]
    [InlineData("_", "😀", true)]
    [InlineData("__", "😀", false)]
    [InlineData("%a%a%", "a", false)]
    [InlineData("a%a", "a", false)]
    [InlineData("%ab", "aab", true)]
    [InlineData("%a_c%", "xxabxabcx", true)]
    [InlineData("ab%ab", "abab", true)]
    [InlineData("ab%ab", "aba", false)]
    [InlineData("[a]\\%.*", "[a]\\b.*", true)]
    public void Like_OfAText_HoldsAsDefined(string pattern, string text, bool expected) =>
        new LikePattern(pattern, ignoreCase: false).Matches(text).ShouldBe(expected);

    [Theory]
    [InlineData("STRASSE", "strasse", true)]
    [InlineData("É", "é", true)]
    [InlineData("Ω", "ω", true)]
    [InlineData("I", "ı", false)]
    [InlineData("ß", "SS", false)]
    public void ILike_OfAText_FoldsCaseWithoutCulture(string pattern, string text, bool expected)
    {
        new LikePattern(pattern, ignoreCase: true).Matches(text).ShouldBe(expected);
        new LikePattern(pattern, ignoreCase: false).Matches(text).ShouldBeFalse();
    }

    [Fact]
    public void Like_OfRandomPatterns_AgreesWithItsDefinition()
    {
        var random = new Random(4);
        for (var i = 0; i < 20_000; i++)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(7)).Select(_ => random.Pick(PatternPieces)));
            var text = string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => random.Pick(TextPieces[..^1])));
            var ignoreCase = random.Next(2) == 0;
            new LikePattern(pattern, ignoreCase).Matches(text).ShouldBe(NaiveLike.Matches(text, pattern, ignoreCase), $"'{text}' LIKE '{pattern}'");
        }
    }

    [Fact]
    public void Like_OfTextsOfOneByteACharacter_AgreesWithItsDefinition()
    {
        var random = new Random(6);
        for (var i = 0; i < 40_000; i++)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => random.Pick(NarrowPieces)));
            var text = string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => random.Pick([.. NarrowPieces[2..], "µ", "ÿ"])));
            var ignoreCase = random.Next(2) == 0;
            var narrow = new LikePattern(pattern, ignoreCase).Narrow.ShouldNotBeNull();
            var bytes = Encoding.Latin1.GetBytes(text);
            narrow.CanJudge(bytes).ShouldBe(!ignoreCase || text.IndexOfAny(['µ', 'ÿ']) < 0);
            if (narrow.CanJudge(bytes))
            {
                narrow.Matches(bytes).ShouldBe(NaiveLike.Matches(text, pattern, ignoreCase), $"'{text}' LIKE '{pattern}', ignoring case: {ignoreCase}");
            }
        }
    }

    [Fact]
    public void Like_OfWhatTakesMoreThanAByte_IsNotJudgedByBytes()
    {
        new LikePattern("%😀%", ignoreCase: false).Narrow.ShouldBeNull();
        new LikePattern("Ā", ignoreCase: false).Narrow.ShouldBeNull();
        new LikePattern("%µ%", ignoreCase: true).Narrow.ShouldBeNull();
    }

    [Fact]
    public void Like_WithPiecesLongerThanAWord_AgreesWithItsDefinition()
    {
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var piece = string.Concat(Enumerable.Range(0, random.Next(60, 140)).Select(_ => random.Pick("a", "a", "a", "b", "_")));
            var text = string.Concat(Enumerable.Range(0, 300).Select(_ => random.Pick("a", "a", "a", "a", "b")));
            var planted = random.Next(2) == 0 ? text : text.Insert(random.Next(text.Length), piece.Replace('_', 'x'));
            new LikePattern($"%{piece}%", ignoreCase: false).Matches(planted).ShouldBe(NaiveLike.Matches(planted, $"%{piece}%", ignoreCase: false));
        }
    }

    [Fact]
    public void Like_WithALoneHalfOfASurrogatePair_TakesItAsOneCharacter()
    {
        new LikePattern("a_b", ignoreCase: true).Matches("a\uD83Db").ShouldBeTrue();
        new LikePattern("%\uDE00%", ignoreCase: true).Matches("x😀").ShouldBeFalse();
    }

    [Fact]
    public void Like_ThatInvitesGoingBack_EndsAtOnce()
    {
        var pattern = string.Concat(Enumerable.Repeat("%a", 2000)) + "%" + new string('a', 3000) + "b%";
        new LikePattern(pattern, ignoreCase: true).Matches(new string('a', 8000)).ShouldBeFalse();
    }
}
