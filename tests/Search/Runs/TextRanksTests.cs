using Bayou.Search.Columns;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.Tests.Runs;

public sealed class TextRanksTests
{
    [Fact]
    public void Ranks_OfTextsThatAgreeForVeryLongOrEndInZeros_AreThoseOfAnOrdinalSort()
    {
        var random = new Random(5);
        string[] beginnings = ["", "a", "same four", new string('x', 63), new string('x', 64), new string('x', 200), "wide ā", "😀"];
        string[] ends = ["", "\0", "\0\0\0\0\0", "a", "b", "é", "ā", "0.001", "0.0012"];
        string[] all = [.. beginnings.SelectMany(beginning => ends.Select(end => beginning + end)).Distinct(StringComparer.Ordinal)];
        random.Shuffle(all);
        var texts = new TextDictionary();
        var ranks = new TextRanks(texts);
        foreach (var text in all)
        {
            ranks.Add(texts.Add(text) + 1);
        }

        ranks.Add(0);
        ranks.Sort();

        all.OrderBy(text => ranks[texts.Find(text) + 1]).ShouldBe(all.Order(StringComparer.Ordinal));
        all.Select(text => ranks[texts.Find(text) + 1]).Order().ShouldBe(Enumerable.Range(0, all.Length));
    }
}
