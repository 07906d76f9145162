using Bayou.Contracts.Runs;

namespace Bayou.Search.Tests.Model;

/// <summary>An ordering made at random: how it is written, and what it means.</summary>
internal sealed class RandomOrder : IComparer<Run>
{
    private readonly List<(Func<Run, object?> Read, bool Descending)> _parts = [];

    private RandomOrder(List<string> texts) => Texts = texts;

    public List<string> Texts { get; }

    public static RandomOrder Next(Random random)
    {
        var order = new RandomOrder([]);
        var fields = new HashSet<string>();
        for (var count = random.Next(4); count > 0; count--)
        {
            var (name, text, read) = NextField(random);
            if (!fields.Add(name))
            {
                continue;
            }

            var direction = random.Pick("", " ASC", " desc", " DESC");
            order.Texts.Add(text + direction);
            if (name == "id" || !fields.Contains("id"))
            {
                order._parts.Add((read, direction.Trim().Equals("DESC", StringComparison.OrdinalIgnoreCase)));
            }
        }

        if (!fields.Contains("id") && fields.Add("start_time"))
        {
            order._parts.Add((run => run.Info.StartTime, true));
        }

        order._parts.Add((run => run.Info.RunId, false));
        return order;
    }

    public int Compare(Run? x, Run? y) =>
        _parts.Select(part => ComparePart(part.Read(x!), part.Read(y!), part.Descending)).FirstOrDefault(compared => compared != 0);

    private static (string Name, string Text, Func<Run, object?> Read) NextField(Random random)
    {
        var key = random.Pick(Vocabulary.Keys);
        return random.Next(10) switch
        {
            0 or 1 or 2 => ("metric " + key, $"metrics.{Writing.Key(random, key)}", run => NaiveRun.Metric(run, key)),
            3 => ("param " + key, $"params.{Writing.Key(random, key)}", run => NaiveRun.Param(run, key)),
            4 => ("tag " + key, $"tag.{Writing.Key(random, key)}", run => NaiveRun.Tag(run, key)),
            5 => ("start_time", random.Pick("start_time", "attributes.Created"), run => run.Info.StartTime),
            6 => ("end_time", "end_time", run => run.Info.EndTime),
            7 => ("status", "attribute.status", run => run.Info.Status.WireName()),
            8 => random.Pick<(string, string, Func<Run, object?>)>(
                ("name", "run_name", run => run.Info.RunName),
                ("user", "user_id", run => run.Info.UserId),
                ("uri", "artifact_uri", run => run.Info.ArtifactUri)),
            _ => ("id", "run_id", run => run.Info.RunId),
        };
    }

    private static int ComparePart(object? left, object? right, bool descending)
    {
        var byRank = Rank(left).CompareTo(Rank(right));
        if (byRank != 0)
        {
            return byRank;
        }

        var compared = (left, right) switch
        {
            (null, _) => 0,
            (string leftText, string rightText) => string.CompareOrdinal(leftText, rightText),
            (double leftNumber, double rightNumber) => leftNumber < rightNumber ? -1 : leftNumber > rightNumber ? 1 : 0,
            _ => ((long)left).CompareTo((long)right!),
        };
        return descending ? -compared : compared;
    }

    private static int Rank(object? value) => value switch
    {
        null => 2,
        double.NaN => 1,
        _ => 0,
    };
}
