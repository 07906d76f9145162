namespace Bayou.Storage.Transfer;

/// <summary>A database that a copy reads or writes.</summary>
internal interface ITransferEnd : IAsyncDisposable
{
    /// <summary>What the database holds, as it was at one moment; of a target, what has been written into it.</summary>
    IStoreRows Rows { get; }

    /// <summary>Says of a failure of the database which one it was and what to do.</summary>
    /// <returns>Null when the failure is none of this database's.</returns>
    Exception? Explain(Exception failure);
}
