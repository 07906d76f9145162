using System.Globalization;
using Bayou.Bench.Http;

namespace Bayou.Bench.Data;

/// <summary>
/// Makes up finished runs: 30 params, 30 metrics, 10 tags. The same seed and number give the same run, byte for byte. Good runs are as rare
/// as in life: losses are log-normal, accuracies follow from them.
/// </summary>
internal sealed class RunGenerator(ulong seed)
{
    private const long FirstStart = 1_700_000_000_000;
    private const long SpacingMs = 1_000;

    /// <summary>Writes the body of <c>runs/create</c>: name, user, start time, tags.</summary>
    internal void WriteCreate(RequestBuffer body, string experiment, long number)
    {
        var random = new SeededRandom(seed, (ulong)number);
        var user = Pick(ref random, RunVocabulary.Users);
        body.Append("{\"experiment_id\":\""u8).Append(experiment)
            .Append("\",\"user_id\":\""u8).Append(user)
            .Append("\",\"start_time\":"u8).Append(StartOf(number))
            .Append(",\"run_name\":\""u8).Append(Pick(ref random, RunVocabulary.Adjectives)).Append("-"u8)
            .Append(Pick(ref random, RunVocabulary.Animals)).Append("-"u8).Append(random.Next(1000))
            .Append("\",\"tags\":["u8);
        WriteTag(body, "mlflow.user", user, isFirst: true);
        WriteTag(body, "mlflow.source.name", "train.py");
        WriteTag(body, "mlflow.source.type", "LOCAL");
        WriteTag(body, "mlflow.source.git.commit", Hex(random.Next()));
        WriteTag(body, "team", Pick(ref random, RunVocabulary.Teams));
        WriteTag(body, "stage", Pick(ref random, RunVocabulary.Stages));
        WriteTag(body, "host", string.Create(CultureInfo.InvariantCulture, $"gpu-{random.Next(64):00}"));
        WriteTag(body, "sweep", string.Create(CultureInfo.InvariantCulture, $"sweep-{number / 200}"));
        WriteTag(body, "framework", random.Next(4) == 0 ? "jax" : "pytorch");
        WriteTag(body, "note", $"trial of {user} on {Pick(ref random, RunVocabulary.Datasets)}");
        body.Append("]}"u8);
    }

    /// <summary>Writes the body of <c>runs/log-batch</c>: params and metrics.</summary>
    internal void WriteBatch(RequestBuffer body, string run, long number)
    {
        var random = new SeededRandom(~seed, (ulong)number);
        body.Append("{\"run_id\":\""u8).Append(run).Append("\",\"params\":["u8);
        var rate = Math.Pow(10, -1 - (4 * random.NextDouble()));
        WriteParam(body, "model", Pick(ref random, RunVocabulary.Models), isFirst: true);
        WriteParam(body, "optimizer", Pick(ref random, RunVocabulary.Optimizers));
        WriteParam(body, "dataset", Pick(ref random, RunVocabulary.Datasets));
        WriteParam(body, "lr", rate.ToString("R", CultureInfo.InvariantCulture));
        foreach (var key in RunVocabulary.NumericParams)
        {
            WriteParam(body, key, (1 << random.Next(12)).ToString(CultureInfo.InvariantCulture));
        }

        foreach (var key in RunVocabulary.FractionParams)
        {
            WriteParam(body, key, (random.Next(100) / 100.0).ToString(CultureInfo.InvariantCulture));
        }

        body.Append("],\"metrics\":["u8);
        WriteMetrics(body, ref random, number, rate);
        body.Append("]}"u8);
    }

    private static void WriteMetrics(RequestBuffer body, ref SeededRandom random, long number, double rate)
    {
        var time = StartOf(number) + 60_000 + random.Next(3_600_000);
        var step = 100 + random.Next(10_000);
        var isFirst = true;
        foreach (var split in RunVocabulary.Splits)
        {
            var loss = Math.Exp(random.NextNormal() * 0.75);
            foreach (var metric in RunVocabulary.SplitMetrics)
            {
                var value = metric switch
                {
                    "loss" => loss,
                    "perplexity" => Math.Exp(loss),
                    "grad_norm" => Math.Abs(random.NextNormal()),
                    _ => Math.Clamp(Math.Exp(-loss) + (0.05 * random.NextNormal()), 0, 1),
                };
                WriteMetric(body, $"{split}_{metric}", value, time, step, isFirst);
                isFirst = false;
            }
        }

        foreach (var metric in RunVocabulary.SystemMetrics)
        {
            WriteMetric(body, metric, metric == "learning_rate" ? rate : 1000 * random.NextDouble(), time, step, isFirst: false);
        }
    }

    private static long StartOf(long number) => FirstStart + (number * SpacingMs);

    private static string Pick(ref SeededRandom random, string[] words) => words[random.Next(words.Length)];

    private static string Hex(ulong number) => number.ToString("x16", CultureInfo.InvariantCulture);

    private static void WriteTag(RequestBuffer body, string key, string value, bool isFirst = false) =>
        WriteParam(body, key, value, isFirst);

    private static void WriteParam(RequestBuffer body, string key, string value, bool isFirst = false) => body
        .Append(isFirst ? ""u8 : ","u8)
        .Append("{\"key\":\""u8).Append(key).Append("\",\"value\":\""u8).Append(value).Append("\"}"u8);

    private static void WriteMetric(RequestBuffer body, string key, double value, long time, long step, bool isFirst) => body
        .Append(isFirst ? ""u8 : ","u8)
        .Append("{\"key\":\""u8).Append(key)
        .Append("\",\"value\":"u8).Append(value)
        .Append(",\"timestamp\":"u8).Append(time)
        .Append(",\"step\":"u8).Append(step).Append("}"u8);
}
