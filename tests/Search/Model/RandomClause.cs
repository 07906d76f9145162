using System.Globalization;
using Bayou.Contracts.Runs;

namespace Bayou.Search.Tests.Model;

/// <summary>A clause made at random: how it is written, and what it means.</summary>
public sealed record RandomClause(string Text, Func<Run, bool> Matches)
{
    private static readonly string[] NumberComparators = ["=", "!=", "<", "<=", ">", ">="];
    private static readonly string[] TextComparators = ["=", "!=", "LIKE", "ILIKE", "IN", "NOT IN"];
    private static readonly string[] PatternPieces = ["%", "_", "a", "B", "é", "value", "😀", "%%", "L", "s"];

    public static RandomClause Next(Random random) => random.Next(10) switch
    {
        0 or 1 or 2 => NextMetric(random),
        3 or 4 => NextKeyed(random, ["param", "params", "parameter", "parameters"], (run, key) => NaiveRun.Param(run, key)),
        5 or 6 => NextKeyed(random, ["tag", "tags"], (run, key) => NaiveRun.Tag(run, key)),
        7 => NextTime(random),
        8 => NextTextAttribute(random),
        _ => NextDataset(random),
    };

    private static RandomClause NextMetric(Random random)
    {
        var key = random.Pick(Vocabulary.Keys);
        var comparator = random.Pick(NumberComparators);
        var bound = random.Pick(Vocabulary.Numbers.Where(number => !double.IsNaN(number)).ToArray());
        var field = $"{random.Pick("metric", "metrics", "`metrics`")}.{Writing.Key(random, key)}";
        var text = $"{field}{Writing.Comparator(random, comparator)}{bound.ToString("R", CultureInfo.InvariantCulture)}";
        return new RandomClause(text, run => NaiveRun.Metric(run, key) is { } value && Compare(comparator, value, bound));
    }

    private static RandomClause NextTime(Random random)
    {
        var (names, read) = random.Next(2) == 0
            ? (new[] { "start_time", "created", "attr.Created", "run.`start_time`" }, (Func<Run, long?>)(run => run.Info.StartTime))
            : (["end_time", "attributes.end_time"], run => run.Info.EndTime);
        var comparator = random.Pick(NumberComparators);
        var bound = random.Pick(Vocabulary.Times) + random.Pick(0m, 0m, 0.5m, -0.25m);
        var text = $"{random.Pick(names)}{Writing.Comparator(random, comparator)}{bound.ToString(CultureInfo.InvariantCulture)}";
        return new RandomClause(text, run => read(run) is { } value && Compare(comparator, value, bound));
    }

    private static RandomClause NextKeyed(Random random, string[] entities, Func<Run, string, string?> read)
    {
        var key = random.Pick(Vocabulary.Keys);
        var field = $"{random.Pick(entities)}.{Writing.Key(random, key)}";
        if (random.Next(4) == 0)
        {
            var wanted = random.Next(2) == 0;
            return new RandomClause($"{field} {(wanted ? "IS NOT  NULL" : "is null")}", run => read(run, key) is not null == wanted);
        }

        var (text, matches) = NextTextTest(random, Vocabulary.Texts);
        return new RandomClause($"{field}{text}", run => read(run, key) is { } value && matches(value));
    }

    private static RandomClause NextTextAttribute(Random random)
    {
        var (name, values, read) = random.Next(5) switch
        {
            0 => ("run_id", Vocabulary.Ids, (Func<Run, string>)(run => run.Info.RunId)),
            1 => (random.Pick("run_name", "\"run name\"", "attributes.`Run Name`"), Vocabulary.Texts, run => run.Info.RunName),
            2 => ("attribute.status", Vocabulary.StatusNames, run => run.Info.Status.WireName()),
            3 => ("user_id", Vocabulary.Texts, run => run.Info.UserId),
            _ => ("artifact_uri", Vocabulary.Uris, run => run.Info.ArtifactUri),
        };
        var (text, matches) = NextTextTest(random, values);
        return new RandomClause($"{name}{text}", run => matches(read(run)));
    }

    private static RandomClause NextDataset(Random random)
    {
        var (key, values, read) = random.Next(3) switch
        {
            0 => ("name", Vocabulary.DatasetNames, (Func<Contracts.Datasets.DatasetInput, string?>)(input => input.Dataset.Name)),
            1 => ("digest", Vocabulary.DatasetDigests, input => input.Dataset.Digest),
            _ => ("context", Vocabulary.DatasetContexts, input => input.Context),
        };
        var (text, matches) = NextTextTest(random, values);
        return new RandomClause(
            $"{random.Pick("dataset", "datasets")}.{key}{text}", run => run.DatasetInputs.Any(input => read(input) is { } value && matches(value)));
    }

    private static (string Text, Func<string, bool> Matches) NextTextTest(Random random, string[] values)
    {
        var comparator = random.Pick(TextComparators);
        var value = random.Pick(values);
        switch (comparator)
        {
            case "=":
                return ($"{Writing.Comparator(random, "=")}{Writing.Quoted(random, value)}", text => text == value);
            case "!=":
                return ($"{Writing.Comparator(random, "!=")}{Writing.Quoted(random, value)}", text => text != value);
            case "IN" or "NOT IN":
                var list = Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Pick(values)).ToArray();
                var items = string.Join(random.Pick(",", ", "), list.Select(item => Writing.Quoted(random, item)));
                var written = $" {Writing.Keyword(random, comparator)} ({items}{random.Pick("", ",")})";
                return (written, text => list.Contains(text) == (comparator == "IN"));
            default:
                var pieces = Enumerable.Range(0, random.Next(5)).Select(_ => random.Pick(PatternPieces));
                var pattern = random.Next(3) == 0 ? value : string.Concat(pieces);
                var like = $" {Writing.Keyword(random, comparator)} {Writing.Quoted(random, pattern)}";
                return (like, text => NaiveLike.Matches(text, pattern, comparator == "ILIKE"));
        }
    }

    private static bool Compare<T>(string comparator, T left, T right)
        where T : System.Numerics.IComparisonOperators<T, T, bool> => comparator switch
        {
            "=" => left == right,
            "!=" => left != right,
            "<" => left < right,
            "<=" => left <= right,
            ">" => left > right,
            _ => left >= right,
        };
}
