using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Search.Runs;

/// <summary>Status, life-cycle stage and whether the run has an end time, in one small integer of a column.</summary>
internal static class RunState
{
    /// <summary>How many values of <see cref="RunStatus"/> a table by status needs.</summary>
    public const int StatusCount = StatusMask + 1;

    private const int StatusMask = 7;
    private const int DeletedBit = 8;
    private const int EndedBit = 16;

    /// <summary>Packs a run's state.</summary>
    /// <param name="info">The run's head.</param>
    public static long Pack(RunInfo info) =>
        (long)info.Status | (info.LifecycleStage == LifecycleStage.Deleted ? DeletedBit : 0L) | (info.EndTime is null ? 0L : EndedBit);

    /// <summary>The status.</summary>
    /// <param name="state">A packed state.</param>
    public static RunStatus Status(long state) => (RunStatus)(state & StatusMask);

    /// <summary>The life-cycle stage.</summary>
    /// <param name="state">A packed state.</param>
    public static LifecycleStage Stage(long state) => (state & DeletedBit) == 0 ? LifecycleStage.Active : LifecycleStage.Deleted;

    /// <summary>Whether there is an end time.</summary>
    /// <param name="state">A packed state.</param>
    public static bool HasEnded(long state) => (state & EndedBit) != 0;
}
