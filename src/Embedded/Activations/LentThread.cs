using Orleans.Embedded.Calls;
using Orleans.Embedded.Context;

namespace Orleans.Embedded.Activations;

/// <summary>
/// A thread that its owner lends to the engine for a moment. The first visit to an activation that falls due meanwhile runs on it when the
/// moment is over, and after it what callers from outside of grains do with the answers that it gave. Otherwise each of the two goes
/// to the thread pool: a change of threads, and on few processors a second thread that wants to run where one is running already.
/// </summary>
internal sealed class LentThread : IDisposable
{
    private static readonly Lazy<ExecutionContext> s_clean = new(CaptureClean);

    [ThreadStatic]
    private static LentThread? s_own;

    private readonly List<GrainCall> _answered = [];
    private TurnScheduler? _due;
    private Stage _stage;

    private LentThread()
    {
    }

    private enum Stage
    {
        NotLent,
        TakesAVisit,
        Visits,
        Answers,
    }

    /// <summary>Lends the current thread until the result is disposed.</summary>
    /// <returns>
    /// Null when it can't be lent: it is already, it runs a grain's turn, or it has a context that a grain's code would find and follow.
    /// </returns>
    internal static LentThread? TryLend()
    {
        var own = s_own ??= new();
        if (own._stage != Stage.NotLent || RuntimeContext.Current is not null || SynchronizationContext.Current is not null || ExecutionContext.IsFlowSuppressed())
        {
            return null;
        }

        own._stage = Stage.TakesAVisit;
        return own;
    }

    /// <summary>Leaves a visit to the current thread, if that is lent and has none yet.</summary>
    internal static bool TryTake(TurnScheduler visit)
    {
        if (s_own is not { _stage: Stage.TakesAVisit, _due: null } own)
        {
            return false;
        }

        own._due = visit;
        return true;
    }

    /// <summary>Puts an answer off until the visit that gives it is over, if the current thread is lent.</summary>
    internal static bool TryPostpone(GrainCall answered)
    {
        if (s_own is not { _stage: Stage.Visits } own)
        {
            return false;
        }

        own._answered.Add(answered);
        return true;
    }

    /// <summary>Ends the loan: runs what has fallen due.</summary>
    public void Dispose()
    {
        if (_due is { } due)
        {
            _due = null;
            _stage = Stage.Visits;
            Visit(due);
            _stage = Stage.Answers;
            _answered.ForEach(static call => call.Answer());
            _answered.Clear();
        }

        _stage = Stage.NotLent;
    }

    private static void Visit(TurnScheduler due)
    {
        var owners = ExecutionContext.Capture()!;
        ExecutionContext.Restore(s_clean.Value);
        due.Visit();
        ExecutionContext.Restore(owners);
    }

    /// <summary>A context without anything in it can be had only where there is none.</summary>
    private static ExecutionContext CaptureClean()
    {
        ExecutionContext? clean = null;
        var thread = new Thread(() => clean = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return clean!;
    }
}
