using System.Collections.Immutable;
using Bayou.Contracts.Traces;

namespace Bayou.Search.Traces.Sessions;

/// <summary>Adds up the turns of a session.</summary>
internal static class SessionTotals
{
    private const string Reasoning = "reasoning_tokens";
    private static readonly string[] s_costs = ["input_cost", "output_cost", "total_cost"];
    private static readonly string[] s_tokens = [.. TokenCounts.Names, Reasoning];

    /// <summary>The totals of a session.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="rows">The rows of its turns in their order; at least one.</param>
    public static TraceSessionSummary Of(TraceColumns columns, string sessionId, List<int> rows)
    {
        var users = columns.Metadata.Find(TraceKeys.User);
        return new TraceSessionSummary(
            sessionId,
            rows.Count,
            rows.LongCount(row => columns.States[row] == (long)TraceState.Error),
            columns.Times[rows[0]],
            rows.Max(row => SessionScan.EndOf(columns, row)),
            rows.Sum(row => Math.Max(0, columns.Durations[row])),
            [.. rows.Select(row => TraceReader.TextOf(users, row)).OfType<string>().ToImmutableSortedSet(StringComparer.Ordinal)],
            TokensOf(columns, rows),
            CostOf(columns, rows),
            TracePreviews.Read(columns.Previews[rows[0]]).Request,
            TracePreviews.Read(columns.Previews[rows[^1]]).Response);
    }

    private static TokenUsage? TokensOf(TraceColumns columns, List<int> rows)
    {
        var sums = Sum(columns, rows, TraceKeys.Tokens, s_tokens);
        return sums.All(double.IsNaN)
            ? null
            : new TokenUsage(Count(sums[0]), Count(sums[1]), Count(sums[2]), Count(sums[3]), Count(sums[4]), Count(sums[5]));
    }

    private static SpanCost? CostOf(TraceColumns columns, List<int> rows)
    {
        var sums = Sum(columns, rows, TraceKeys.Cost, s_costs);
        if (sums.All(double.IsNaN))
        {
            return null;
        }

        var (input, output) = (Known(sums[0]), Known(sums[1]));
        return new SpanCost(input, output, double.IsNaN(sums[2]) ? input + output : sums[2]);
    }

    /// <summary>Sums by name; NaN where no turn tells the number.</summary>
    private static double[] Sum(TraceColumns columns, List<int> rows, string key, string[] names)
    {
        var column = columns.Metadata.Find(key);
        var sums = new double[names.Length];
        Array.Fill(sums, double.NaN);
        Span<double> numbers = stackalloc double[names.Length];
        foreach (var row in rows)
        {
            TokenCounts.Read(TraceReader.TextOf(column, row), names, numbers);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] = double.IsNaN(numbers[i]) ? sums[i] : Known(sums[i]) + numbers[i];
            }
        }

        return sums;
    }

    private static double Known(double number) => double.IsNaN(number) ? 0 : number;

    private static long? Count(double number) => double.IsNaN(number) ? null : (long)number;
}
