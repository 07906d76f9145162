using Bayou.Search.Experiments;

namespace Bayou.Search.Tests.Experiments;

public sealed class ExperimentIdsTests
{
    [Theory]
    [InlineData("9", "10", -1)]
    [InlineData("10", "10", 0)]
    [InlineData("0", "1", -1)]
    [InlineData("007", "8", -1)]
    [InlineData("0", "00", -1)]
    [InlineData("123456789012345678901", "99999999999999999999", 1)]
    public void Compare_OfIds_TakesThemAsNumbers(string left, string right, int expected)
    {
        Math.Sign(ExperimentIds.Compare(left, right)).ShouldBe(expected);
        Math.Sign(ExperimentIds.Compare(right, left)).ShouldBe(-expected);
    }
}
