namespace Bayou.Search.Tests.Model;

/// <summary>Small sets of keys and values, so that random runs and random clauses meet, tie and miss often.</summary>
internal static class Vocabulary
{
    public static string[] Keys { get; } = ["loss", "a.b", "val/loss", "key 2", "é-1:x", "rare"];

    public static double[] Numbers { get; } =
        [0, -0.0, 1, 1.5, -3, 1e-310, 123456789.25, double.NaN, double.MaxValue, double.MinValue, -1e-5];

    public static string[] Texts { get; } =
    [
        "", "a", "A", "ab", "aB", "b", "é", "É", "😀", "a😀b", "it's", "say \"x\"", "100%", "a_b", "valueAAA1", "valueAAA2", "valueBBB",
        "ā wide one", "x AND y", "ß", "\0", "\\",
    ];

    public static string[] Ids { get; } = ["run0", "run1", "run7", "run12", "RUN1", "none"];

    public static string[] StatusNames { get; } = ["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED", "running", "%ED"];

    public static string[] Uris { get; } = ["file:///x", "root:/run7/artifacts", "root:/%/artifacts", "%RUN1%", "run3", "run3/run3"];

    public static long[] Times { get; } =
        [0, 1, -5, 1000, 1_700_000_000_000, 1_700_000_000_001, long.MaxValue / 1024, long.MinValue / 1024];

    public static string[] DatasetNames { get; } = ["iris", "Iris", "mnist", "é"];

    public static string[] DatasetDigests { get; } = ["d1", "d2"];

    public static string[] DatasetContexts { get; } = ["train", "test", ""];
}
