using System.Text.Json;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Traces;

/// <summary>How many spans a trace's client says that it has. Spans may come after the head.</summary>
internal static class ExpectedSpans
{
    private const string SizeStatsKey = "mlflow.trace.sizeStats";
    private const string CountName = "num_spans";

    /// <summary>Whether all are there; where the client doesn't say, whether any is.</summary>
    internal static bool AreIn(TraceSkeleton skeleton) => skeleton.Spans.Length > 0 && skeleton.Spans.Length >= CountOf(skeleton.Info);

    private static long CountOf(TraceInfo info)
    {
        if (info.Metadata.FirstOrDefault(entry => entry.Key == SizeStatsKey).Value is not { } stats)
        {
            return 0;
        }

        try
        {
            using var document = JsonDocument.Parse(stats);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(CountName, out var count)
                && count.ValueKind == JsonValueKind.Number
                && count.TryGetInt64(out var number)
                    ? number
                    : 0;
        }
        catch (JsonException)
        {
            // The client's own note on its trace; one that can't be read tells nothing.
            return 0;
        }
    }
}
