using Bayou.Search.Columns;

namespace Bayou.Search.Tests.Columns;

public sealed class RowListsTests
{
    private readonly RowLists _lists = new();

    [Fact]
    public void Extend_ToTheSameContent_SharesOneList()
    {
        var left = _lists.Extend(_lists.Extend(RowLists.Empty, [1, 300]), [ulong.MaxValue]);
        var right = _lists.Extend(RowLists.Empty, [1, 300, ulong.MaxValue]);
        right.ShouldBe(left);
        Read(left).ShouldBe([1UL, 300UL, ulong.MaxValue]);
        _lists.Extend(left, []).ShouldBe(left);
    }

    [Fact]
    public void Without_SomeOfTheContent_KeepsTheOrderOfTheRest()
    {
        var list = _lists.Extend(RowLists.Empty, [5, 3, 9, 3000]);
        var rest = _lists.Without(list, [9, 5, 77]);
        Read(rest).ShouldBe([3UL, 3000UL]);
        _lists.Without(rest, [3, 3000]).ShouldBe(RowLists.Empty);
    }

    [Fact]
    public void List_ThatOneRowStillHolds_OutlivesTheOther()
    {
        var held = _lists.Extend(RowLists.Empty, [1, 2]);
        _lists.Extend(RowLists.Empty, [1, 2]).ShouldBe(held);
        _lists.Release(held);
        Read(held).ShouldBe([1UL, 2UL]);
        _lists.Release(held);
        Read(held).ShouldBeEmpty();
        _lists.Extend(RowLists.Empty, [7]).ShouldBe(held);
    }

    [Fact]
    public void Extend_OfOneRowAgainAndAgain_LeavesNoOldListsBehind()
    {
        var list = RowLists.Empty;
        for (var value = 0UL; value < 500; value++)
        {
            list = _lists.Extend(list, [value]);
        }

        list.ShouldBeInRange(1, 2);
        Read(list).Count.ShouldBe(500);
    }

    private List<ulong> Read(int list)
    {
        var values = new List<ulong>();
        for (var content = _lists.Content(list); !content.IsEmpty;)
        {
            values.Add(Varint.Read(ref content));
        }

        return values;
    }
}
