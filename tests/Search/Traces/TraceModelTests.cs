using Bayou.Contracts.Traces;

namespace Bayou.Search.Tests.Traces;

/// <summary>Compares the table with the plainest evaluation that gives the same answers.</summary>
public sealed class TraceModelTests
{
    private readonly Random _random = new(20261122);

    [Fact]
    public async Task Searches_AmongTracesThatComeAndGo_FindWhatPlainEvaluationFinds()
    {
        var make = new RandomTraces(_random);
        var traces = new TestTraces();
        var held = new List<NaiveTrace>();
        for (var round = 0; round < 25; round++)
        {
            AddSome(traces, held, make, round);
            DeleteSome(traces, held);
            for (var search = 0; search < 10; search++)
            {
                var clauses = make.Filter();
                var filter = string.Join(" AND ", clauses);
                var expected = held
                    .Where(trace => trace.Matches(clauses, held))
                    .OrderByDescending(trace => trace.Info.RequestTime)
                    .ThenBy(trace => trace.Id, StringComparer.Ordinal)
                    .Select(trace => trace.Id)
                    .ToList();

                (await ReadAllAsync(traces, filter, pageSize: 7)).ShouldBe(expected, filter);
                (await traces.CountAsync(filter)).ShouldBe(expected.Count, filter);
            }
        }
    }

    [Fact]
    public async Task Orders_OfEachField_SortAsPlainEvaluationDoes()
    {
        var make = new RandomTraces(_random);
        var traces = new TestTraces();
        var held = new List<NaiveTrace>();
        AddSome(traces, held, make, 0);
        AddSome(traces, held, make, 1);

        await ShouldSortAsync("execution_time", trace => trace.Info.ExecutionDuration);
        await ShouldSortAsync("end_time_ms", trace => trace.Info.RequestTime + (trace.Info.ExecutionDuration ?? 0));
        await ShouldSortAsync("status", trace => ComparableState(trace.Info.State));
        await ShouldSortAsync("name", trace => Ordinal(NaiveTrace.Of(trace.Info.Tags, "mlflow.traceName")));
        await ShouldSortAsync("tag.t", trace => Ordinal(NaiveTrace.Of(trace.Info.Tags, "t")));
        await ShouldSortAsync("metadata.m", trace => Ordinal(NaiveTrace.Of(trace.Info.Metadata, "m")));
        await ShouldSortAsync("run_id", trace => Ordinal(NaiveTrace.Of(trace.Info.Metadata, "mlflow.sourceRun")));
        await ShouldSortAsync("experiment_id", _ => 7);
        (await ReadAllAsync(traces, null, 33, "timestamp ASC")).ShouldBe(
            held.OrderBy(trace => trace.Info.RequestTime).ThenBy(trace => trace.Id, StringComparer.Ordinal).Select(trace => trace.Id));
        (await ReadAllAsync(traces, null, 33, "request_id DESC")).ShouldBe(
            held.OrderByDescending(trace => trace.Id, StringComparer.Ordinal).Select(trace => trace.Id));

        async Task ShouldSortAsync<T>(string field, Func<NaiveTrace, T?> key)
        {
            var absentLast = held.OrderBy(trace => key(trace) is null);
            (await ReadAllAsync(traces, null, 13, $"{field} ASC")).ShouldBe(absentLast.ThenBy(key)
                .ThenByDescending(trace => trace.Info.RequestTime).ThenBy(trace => trace.Id, StringComparer.Ordinal).Select(trace => trace.Id), field);
            (await ReadAllAsync(traces, null, 13, $"{field} DESC")).ShouldBe(absentLast.ThenByDescending(key)
                .ThenByDescending(trace => trace.Info.RequestTime).ThenBy(trace => trace.Id, StringComparer.Ordinal).Select(trace => trace.Id), field);
        }
    }

    private static string ComparableState(TraceState state) => state switch
    {
        TraceState.Error => "ERROR",
        TraceState.InProgress => "IN_PROGRESS",
        TraceState.Ok => "OK",
        _ => "STATE_UNSPECIFIED",
    };

    /// <summary>Hex, so that any comparer sorts by UTF-16 code unit.</summary>
    private static string? Ordinal(string? text) => text is null ? null : string.Concat(text.Select(unit => $"{(int)unit:x4}"));

    private static async Task<List<string>> ReadAllAsync(TestTraces traces, string? filter, int pageSize, string? order = null)
    {
        var ids = new List<string>();
        string? token = null;
        do
        {
            var page = await traces.SearchAsync(filter, pageSize, token, order is null ? [] : [order]);
            ids.AddRange(page.Hits.Select(hit => hit.Info.TraceId));
            token = page.NextPageToken;
        }
        while (token is not null);
        return ids;
    }

    private static void AddSome(TestTraces traces, List<NaiveTrace> held, RandomTraces make, int round)
    {
        for (var i = 0; i < 100; i++)
        {
            var trace = make.Trace((round * 100) + i + 1);
            traces.Add(trace.Info, [.. trace.Spans]).Link(
                trace.Id, [.. trace.Runs], [.. trace.Prompts.Select(prompt => new PromptLink("p", prompt[2..]))]);
            held.Add(trace);
        }
    }

    private void DeleteSome(TestTraces traces, List<NaiveTrace> held)
    {
        for (var i = _random.Next(180); i > 0 && held.Count > 0; i--)
        {
            var place = _random.Next(held.Count);
            traces.Delete(held[place].Id);
            held.RemoveAt(place);
        }
    }
}
