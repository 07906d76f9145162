using System.Collections.Immutable;
using System.Globalization;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Search.Tests.Model;

namespace Bayou.Search.Tests.Traces;

/// <summary>Traces and filters of few values, so that they meet often.</summary>
internal sealed class RandomTraces(Random random)
{
    private static readonly string[] s_words = ["red", "Red", "green", "blue", "greenish", "a b"];
    private static readonly string[] s_textComparators = ["=", "!=", "LIKE", "ILIKE", "RLIKE"];
    private static readonly string[] s_numberComparators = ["=", "!=", "<", "<=", ">", ">="];

    public NaiveTrace Trace(int number)
    {
        ImmutableArray<Tag> tags = [.. Maybe("mlflow.traceName", Word()), .. Maybe("t", Word())];
        ImmutableArray<Tag> metadata =
            [.. Maybe("m", Word()), .. Maybe("mlflow.sourceRun", Word()), .. Maybe("mlflow.trace.session", $"s{random.Next(8)}")];
        var id = random.Next(2) == 0 ? $"tr-{number:x32}" : $"t{number.ToString(CultureInfo.InvariantCulture)}";
        var info = TestTraces.Info(
            id, random.Next(400), random.Next(3) == 0 ? null : random.Next(20), (TraceState)random.Next(4), null, tags, metadata, [.. Feedback()]);
        return new NaiveTrace(info, [.. Spans()], [.. Some(Word)], [.. Some(() => $"p/{random.Next(3)}")]);
    }

    public List<NaiveClause> Filter() => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Clause())];

    public NaiveClause Clause() => random.Next(9) switch
    {
        0 => Number("timestamp", 400),
        1 => Number(random.Pick("execution_time", "end_time"), 30),
        2 => new NaiveClause("status", random.Pick("IN", "NOT IN"), random.Pick("OK,ERROR", "IN_PROGRESS", "STATE_UNSPECIFIED,OK")),
        3 => Text(random.Pick("name", "tags.t", "metadata.m", "run_id", "request_id")),
        4 => new NaiveClause(random.Pick("tags.t", "metadata.m", "feedback.f"), random.Pick("IS NULL", "IS NOT NULL"), null),
        5 => new NaiveClause("prompt", "=", $"p/{random.Next(3)}"),
        6 => Text("feedback.f"),
        7 => Text(random.Pick("span.name", "span.type", "span.attributes.a", "span.attributes.b")),
        _ => random.Next(2) == 0
            ? new NaiveClause("span.content", random.Pick("LIKE", "ILIKE"), $"%{Word()}%")
            : new NaiveClause(random.Pick("span.name", "span.attributes.a"), random.Pick("IN", "NOT IN"), $"{Word()},{Word()}"),
    };

    private NaiveClause Number(string field, int bound) =>
        new(field, random.Pick(s_numberComparators), random.Next(bound).ToString(CultureInfo.InvariantCulture), IsNumber: true);

    private NaiveClause Text(string field)
    {
        var comparator = random.Pick(s_textComparators);
        return new NaiveClause(field, comparator, comparator switch
        {
            "LIKE" or "ILIKE" => random.Pick($"%{Word()}%", $"{Word()}%", "%re_%", Word()),
            "RLIKE" => random.Pick("^g", "e+n", Word()),
            _ => Word(),
        });
    }

    private string Word() => random.Pick(s_words);

    private IEnumerable<Tag> Maybe(string key, string value) => random.Next(3) == 0 ? [] : [new Tag(key, value)];

    private IEnumerable<string> Some(Func<string> make) => random.Next(3) == 0 ? [make()] : [];

    private IEnumerable<Assessment> Feedback() => random.Next(6) > 0
        ? []
        :
        [
            TestTraces.Feedback(
                "f",
                random.Pick("\"red\"", "5", "\"green\"", null!),
                random.Next(4) > 0,
                session: random.Next(2) == 0 ? null : $"s{random.Next(8)}"),
        ];

    private IEnumerable<TestSpan> Spans()
    {
        for (var i = random.Next(4); i > 0; i--)
        {
            yield return new TestSpan(
                (ulong)i,
                Word(),
                random.Next(3) == 0 ? null : Word(),
                (SpanStatus)random.Next(3),
                Attributes: [.. Attributes("a"), .. Attributes("b")]);
        }
    }

    private IEnumerable<(string Key, string Value)> Attributes(string key) => random.Next(2) == 0 ? [] : [(key, Word())];
}
