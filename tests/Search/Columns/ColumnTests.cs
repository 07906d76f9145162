using Bayou.Contracts.Metrics;
using Bayou.Search.Columns;
using Bayou.Search.Tests.Model;

namespace Bayou.Search.Tests.Columns;

public sealed class ColumnTests
{
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 0, 1)]
    [InlineData(3, -5, 300)]
    [InlineData(4, 1_700_000_000_000, 1_700_000_100_000)]
    [InlineData(5, -5_000_000_000, 5_000_000_000)]
    [InlineData(6, long.MinValue, long.MaxValue)]
    public void PackedPage_WrittenAtRandom_HoldsWhatWasWrittenLast(int seed, long least, long greatest)
    {
        var random = new Random(seed);
        var page = new PackedPage(fromZero: false);
        var expected = new Dictionary<int, long>();
        for (var i = 0; i < 4000; i++)
        {
            var place = random.Next(Pages.Rows);
            var value = random.Next(50) == 0 ? random.Pick(least, greatest) : random.NextInt64(least, greatest);
            page[place] = value;
            expected[place] = value;
        }

        var copy = new long[Pages.Rows];
        page.CopyTo(copy);
        foreach (var (place, value) in expected)
        {
            page[place].ShouldBe(value);
            copy[place].ShouldBe(value);
        }
    }

    [Fact]
    public void PackedPage_CountingFromZero_HoldsZeroWhereNothingWasWritten()
    {
        var page = new PackedPage(fromZero: true);
        foreach (var value in (long[])[0, 1, 255, 256, 65_535, 65_536, uint.MaxValue, 1L + uint.MaxValue, long.MaxValue])
        {
            page[700] = value;
            var copy = new long[Pages.Rows];
            page.CopyTo(copy);
            copy[700].ShouldBe(value);
            copy.Where((_, place) => place != 700).ShouldAllBe(other => other == 0);
            page[701].ShouldBe(0);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1024)]
    public void MetricColumn_WithSomeRowsOfAPage_HasThePointsOfTheseOnly(int rows)
    {
        var column = new MetricColumn();
        var places = Enumerable.Range(0, Pages.Rows).OrderBy(place => (place * 37) % Pages.Rows).Take(rows).ToHashSet();
        foreach (var place in places)
        {
            column.Set(2048 + place, new MetricPoint(place, -place, long.MaxValue - place)).ShouldBeTrue();
        }

        var values = column.Values(2, new double[Pages.Rows]);
        for (var place = 0; place < Pages.Rows; place++)
        {
            MetricPage.IsAbsent(values[place]).ShouldBe(!places.Contains(place));
            MetricPage.IsAbsent(column.Value(2048 + place)).ShouldBe(!places.Contains(place));
        }

        places.ShouldAllBe(place => column.Point(2048 + place) == new MetricPoint(place, -place, long.MaxValue - place));
        column.Values(1, new double[Pages.Rows]).IsEmpty.ShouldBeTrue();
        column.Values(99, new double[Pages.Rows]).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void MetricColumn_GivenNaN_DoesNotTakeItForAbsent()
    {
        var column = new MetricColumn();
        column.Set(0, new MetricPoint(MetricPage.Absent, 1, 2));
        MetricPage.IsAbsent(column.Value(0)).ShouldBeFalse();
        column.Value(0).ShouldBe(double.NaN);
    }

    [Fact]
    public void TextColumn_WhoseTextsAreOverwrittenAgainAndAgain_ForgetsTheOldOnes()
    {
        var column = new TextColumn();
        for (var row = 0; row < 3000; row++)
        {
            column.Set(row, $"kept {row}");
        }

        for (var i = 0; i < 100_000; i++)
        {
            column.Set(i % 7, $"heartbeat {i}");
        }

        column.Texts.Count.ShouldBeLessThan(10_000);
        Enumerable.Range(0, 7).Select(column.Text).ShouldBe(
            Enumerable.Range(99_993, 7).OrderBy(i => i % 7).Select(i => $"heartbeat {i}"));
        Enumerable.Range(7, 2993).Select(column.Text).ShouldBe(Enumerable.Range(7, 2993).Select(row => $"kept {row}"));
        column.Clear(2999);
        column.Code(2999).ShouldBe(0);
    }

    [Fact]
    public void TextColumn_OfRowsThatAreClearedAgain_LetsTheirTextsGo()
    {
        const int Rows = 20_000;
        var column = new TextColumn();
        for (var row = 0; row < Rows; row++)
        {
            column.Set(row, $"text {row}");
        }

        for (var row = 0; row < Rows; row++)
        {
            column.Clear(row);
            column.Code(row).ShouldBe(0);
        }

        column.Texts.Count.ShouldBeLessThan(Rows / 3);
        column.Set(5, "text 5");
        column.Text(5).ShouldBe("text 5");
    }
}
