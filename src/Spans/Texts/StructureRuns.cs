using System.Collections.Frozen;

namespace Bayou.Spans.Texts;

/// <summary>
/// The runs of three characters that the JSON of every span may hold, whatever the span says. Signatures leave them out, and searches take them
/// as given: otherwise they would be most of the bits of a small trace. Older signatures have them.
/// </summary>
internal static class StructureRuns
{
    // Names of members and fixed values of a span's JSON.
    private const string Structure =
        "trace_id span_id parent_span_id name start_time_unix_nano end_time_unix_nano events time_unix_nano status code message attributes links "
        + "null true false STATUS_CODE_UNSET STATUS_CODE_OK STATUS_CODE_ERROR mlflow.traceRequestId mlflow.spanType mlflow.spanInputs "
        + "mlflow.spanOutputs mlflow.chat.tokenUsage mlflow.llm.cost mlflow.llm.model mlflow.llm.provider mlflow.chat.tools mlflow.message.format "
        + "input_tokens output_tokens total_tokens cache_read_input_tokens cache_creation_input_tokens reasoning_tokens input_cost output_cost total_cost";

    private const ulong Window = 0xFFFF_FFFF_FFFF;
    private static readonly FrozenSet<ulong> s_runs = Runs().ToFrozenSet();

    /// <summary>Whether a run is one of them.</summary>
    /// <param name="window">Its characters with their case folded, 16 bits each, the newest lowest.</param>
    internal static bool Contains(ulong window) => s_runs.Contains(window);

    private static IEnumerable<ulong> Runs()
    {
        var (window, length) = (0UL, 0);
        foreach (var character in Structure)
        {
            var folded = Trigrams.Fold(character);
            (window, length) = folded == Trigrams.Break ? (0, 0) : (((window << 16) | folded) & Window, length + 1);
            if (length >= 3)
            {
                yield return window;
            }
        }
    }
}
