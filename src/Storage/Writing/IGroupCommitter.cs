namespace Bayou.Storage.Writing;

/// <summary>What a database supplies to the writer. Used and disposed by the writer's thread alone, so it may block.</summary>
internal interface IGroupCommitter : IDisposable
{
    /// <summary>
    /// Writes a group in one transaction and settles each write after the commit: accepted, or refused as stale without harm to its
    /// neighbours. Writes of one stream keep their order.
    /// </summary>
    /// <param name="group">At least one write, none settled.</param>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">
    /// TEMPORARILY_UNAVAILABLE: what isn't settled was not written, or nobody knows.
    /// </exception>
    void Commit(IReadOnlyList<PendingWrite> group);
}
