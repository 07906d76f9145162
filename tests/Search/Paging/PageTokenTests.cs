using System.Collections.Immutable;
using Bayou.Contracts.Runs;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Tests.Paging;

public sealed class PageTokenTests
{
    private static readonly Ordering Ordering = new(
        [.. new[] { FieldType.Number, FieldType.Number, FieldType.Number, FieldType.Whole, FieldType.Whole, FieldType.Text, FieldType.Text, FieldType.Text }
            .Select((type, i) => new OrderPart(new Field(FieldEntity.Tag, $"{i}", type), Descending: false))],
        IdDescending: false);

    [Fact]
    public void Token_OfAnySortKey_ComesBackAsItWas()
    {
        ImmutableArray<SortValue> key =
        [
            SortValues.OfNumber(double.NaN), SortValues.OfNumber(-double.Epsilon), SortValues.Absent, SortValues.OfWhole(long.MinValue),
            SortValues.Absent, SortValues.OfText("lone \uD83D, zero \0, 😀"), SortValues.OfText(string.Empty), SortValues.Absent,
        ];
        var text = new PageToken(key, "id \uDE00").Encode(ulong.MaxValue);
        text.ShouldMatch("^[A-Za-z0-9_-]+$");
        var token = PageToken.Decode(text, ulong.MaxValue, Ordering)!;
        token.Key.ShouldBe(key);
        token.Id.ShouldBe("id \uDE00");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Token_ThatIsNotThere_IsTheFirstPage(string? text) => PageToken.Decode(text, 1, Ordering).ShouldBeNull();
}
