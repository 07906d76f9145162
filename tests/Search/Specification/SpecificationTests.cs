using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Contracts.Traces;
using Bayou.Search.Experiments;
using Bayou.Search.Runs;
using Bayou.Search.Traces;

namespace Bayou.Search.Tests.Specification;

public sealed class SpecificationTests
{
    public static TheoryData<SpecificationRow> Accepted => [.. SpecificationFile.Rows.Where(row => row.Accepted)];

    public static TheoryData<SpecificationRow> Refused => [.. SpecificationFile.Rows.Where(row => !row.Accepted)];

    [Fact]
    public void Specification_HasTablesForAllLanguages() => SpecificationFile.Rows.Select(row => row.Section).Distinct().ShouldBe(
    [
        "Filters over runs", "Order of runs", "Filters over experiments", "Order of experiments", "Filters over traces", "Order of traces",
    ]);

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Expression_SpecifiedAsAccepted_IsAccepted(SpecificationRow row) => Should.NotThrow(() => Check(row));

    [Theory]
    [MemberData(nameof(Refused))]
    public void Expression_SpecifiedAsRefused_IsInvalidParameterWithTheMessage(SpecificationRow row)
    {
        var refusal = Should.Throw<BayouException>(() => Check(row));
        refusal.Code.ShouldBe(ErrorCode.InvalidParameterValue);
        refusal.Message.ShouldContain(row.Remark, Case.Sensitive);
    }

    private static void Check(SpecificationRow row)
    {
        var isOrder = row.Section.StartsWith("Order", StringComparison.Ordinal);
        var filter = isOrder ? null : row.Expression;
        ImmutableArray<string> order = isOrder ? [row.Expression] : [];
        if (row.Section.EndsWith("experiments", StringComparison.Ordinal))
        {
            ExperimentTable.Validate(new ExperimentSearchQuery(filter, ViewType.ActiveOnly, 10, order, null));
        }
        else if (row.Section.EndsWith("traces", StringComparison.Ordinal))
        {
            TraceTable.Validate(new TraceSearchQuery([], filter, 10, order, null));
        }
        else
        {
            RunTable.Validate(new RunSearchQuery([], filter, ViewType.ActiveOnly, 10, order, null));
        }
    }
}
