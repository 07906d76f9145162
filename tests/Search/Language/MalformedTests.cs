using System.Text;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Search.Experiments;
using Bayou.Search.Runs;
using Bayou.Search.Tests.Model;
using Bayou.Search.Tests.Runs;

namespace Bayou.Search.Tests.Language;

public sealed class MalformedTests
{
    private static readonly string[] Pieces =
    [
        "metrics", "params", "tags", "attribute", "dataset", "name", "run_id", "start_time", "a", "é", "😀", ".", ".", "`", "\"", "'", "'x'",
        "\"x\"", "`k`", " ", " ", " ", "=", "!=", "<", ">", "~", "(", ")", ",", ";", "AND", "OR", "NOT", "IN", "LIKE", "ILIKE", "IS", "NULL",
        "1", "-", "-1.5", "1e", "1e5", ".5", "\0", "\uD800", "/*", "--", "\\", "%", "#", "$",
    ];

    [Fact]
    public void Validate_OfPiecesAtRandom_NeverThrowsAnythingButInvalidParameter()
    {
        var random = new Random(2);
        var refused = 0;
        for (var i = 0; i < 20_000; i++)
        {
            refused += RefusalsOf(string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => random.Pick(Pieces))));
        }

        refused.ShouldBeGreaterThan(20_000);
    }

    [Fact]
    public void Validate_OfDamagedFilters_NeverThrowsAnythingButInvalidParameter()
    {
        var random = new Random(3);
        for (var i = 0; i < 10_000; i++)
        {
            var filter = new StringBuilder(string.Join(" AND ", Enumerable.Range(0, 2).Select(_ => RandomClause.Next(random).Text)));
            for (var damage = random.Next(1, 4); damage > 0 && filter.Length > 0; damage--)
            {
                var place = random.Next(filter.Length);
                _ = random.Next(3) switch
                {
                    0 => filter.Remove(place, 1),
                    1 => filter.Insert(place, random.Pick(Pieces)),
                    _ => filter.Remove(place, filter.Length - place),
                };
            }

            RefusalsOf(filter.ToString());
        }
    }

    [Fact]
    public void Filter_LongerThanTheLimit_IsRefusedWithTheLimit() =>
        MessageOf("params.a = '" + new string('x', 100_000) + "'").ShouldContain("at most 100000");

    [Fact]
    public void Filter_AsLongAsTheLimit_IsAccepted() =>
        RunTable.Validate(RunBuilder.Query("params.a = '" + new string('x', 99_987) + "'"));

    [Fact]
    public void Filter_WithMoreClausesThanTheLimit_IsRefusedWithTheLimit()
    {
        var atTheLimit = string.Join(" AND ", Enumerable.Repeat("metrics.a > 1", 500));
        RunTable.Validate(RunBuilder.Query(atTheLimit));
        MessageOf(atTheLimit + " AND metrics.a > 1").ShouldContain("more than 500 clauses");
    }

    [Fact]
    public void Message_AboutAVeryLongPart_RepeatsOnlyItsBeginning() =>
        MessageOf(new string('x', 50_000) + " = 1").Length.ShouldBeLessThan(1000);

    [Theory]
    [InlineData(0, "at least 1")]
    [InlineData(-5, "at least 1")]
    [InlineData(50_001, "at most 50000")]
    public void MaxResults_OutsideItsRange_IsRefusedWithTheRange(int maxResults, string expected)
    {
        var refusal = Should.Throw<BayouException>(() => RunTable.Validate(RunBuilder.Query(maxResults: maxResults)));
        refusal.Code.ShouldBe(ErrorCode.InvalidParameterValue);
        refusal.Message.ShouldContain(expected);
    }

    [Theory]
    [InlineData("start_time", "attributes.Created DESC")]
    [InlineData("metrics.a", "metric.`a` DESC")]
    [InlineData("run_name", "\"run name\"")]
    public void OrderBy_WithAFieldTwice_IsRefused(string first, string second)
    {
        var refusal = Should.Throw<BayouException>(() => RunTable.Validate(RunBuilder.Query(null, [first, second])));
        refusal.Code.ShouldBe(ErrorCode.InvalidParameterValue);
        refusal.Message.ShouldStartWith("`order_by` contains duplicate fields");
    }

    [Fact]
    public void OrderBy_WithMoreOrLongerClausesThanTheLimits_IsRefused()
    {
        Should.Throw<BayouException>(() => RunTable.Validate(RunBuilder.Query(null, Enumerable.Range(0, 101).Select(i => $"metrics.m{i}"))))
            .Message.ShouldContain("at most 100");
        Should.Throw<BayouException>(() => RunTable.Validate(RunBuilder.Query(null, ["metrics." + new string('x', 1000)])))
            .Message.ShouldContain("longer than 1000");
    }

    private static string MessageOf(string filter)
    {
        var refusal = Should.Throw<BayouException>(() => RunTable.Validate(RunBuilder.Query(filter)));
        refusal.Code.ShouldBe(ErrorCode.InvalidParameterValue);
        return refusal.Message;
    }

    /// <summary>Tries a text as filter and as order, over runs and experiments.</summary>
    private static int RefusalsOf(string text)
    {
        var refusals = 0;
        foreach (var attempt in (Action[])
            [
                () => RunTable.Validate(RunBuilder.Query(text)),
                () => RunTable.Validate(RunBuilder.Query(null, [text])),
                () => RunTable.Validate(RunBuilder.Query(token: text)),
                () => ExperimentTable.Validate(new ExperimentSearchQuery(text, ViewType.All, 1, [text], null)),
            ])
        {
            try
            {
                attempt();
            }
            catch (BayouException refusal)
            {
                refusal.Code.ShouldBe(ErrorCode.InvalidParameterValue);
                refusals++;
            }
        }

        return refusals;
    }
}
