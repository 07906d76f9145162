namespace Bayou.Storage.Tests.Writing;

/// <summary>Notes whether what it is given comes during a loan, as an engine that runs grains would look for it, and leaves it to the pool.</summary>
/// <param name="loan">The loan.</param>
internal sealed class LoanScheduler(Loan loan) : TaskScheduler
{
    internal bool? WasDuringALoan { get; private set; }

    protected override void QueueTask(Task task)
    {
        WasDuringALoan = loan.IsOpen;
        ThreadPool.QueueUserWorkItem(_ => TryExecuteTask(task));
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
